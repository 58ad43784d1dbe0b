"""What is wrong with a model's folder or the interpreter is told with file, member and remedy."""

import json
import os
import shutil
import sys
import venv

from onnx_case import MODELS, OnnxCase, main

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


class Faults(OnnxCase):
    models = ("tagger", "topics")

    def setUp(self):
        super().setUp()
        shutil.copytree(MODELS / "tagger", self.folder / "m")

    def refused(self, *messages, **options):
        self.config({"plugin": "onnx", "options": {"model": "m", **options}})
        self.write("in.jsonl", '{"text": "Anna Berg"}\n')
        ran = self.gloss("run", "config.json", "in.jsonl")
        self.assertEqual(ran.returncode, 2, ran.stdout + ran.stderr)
        for message in messages:
            self.assertIn(message, ran.stderr)
        self.assertNotIn("Traceback", ran.stderr)

    def change_config(self, **members):
        path = self.folder / "m/config.json"
        config = {**json.loads(path.read_text()), **members}
        path.write_text(json.dumps({k: v for k, v in config.items() if v is not None}))

    def test_missing_files(self):
        self.refused("option /model: name the folder", model="")
        self.refused("no file `nowhere/model.onnx`; looked in " + str(self.folder), model="nowhere")
        self.refused("no file `m/model_quantized.onnx`", model_file="model_quantized.onnx")
        os.remove(self.folder / "m/tokenizer.json")
        self.refused(f"no file {self.folder}/m/tokenizer.json", "use_fast=True")
        shutil.copy(MODELS / "tagger/tokenizer.json", self.folder / "m/t.json")
        os.remove(self.folder / "m/config.json")
        self.refused(f"no file {self.folder}/m/config.json", "id2label", tokenizer_file="t.json")

    def test_a_folder_of_the_hub_keeps_the_model_in_onnx(self):
        os.mkdir(self.folder / "m/onnx")
        os.rename(self.folder / "m/model.onnx", self.folder / "m/onnx/model.onnx")
        self.config({"plugin": "onnx", "options": {"model": "m"}})
        self.assertEqual(len(self.annotate(["Anna Berg met Hugo Dorn ."])[0][0]["layers"]
                             ["entities"]), 2)

    def test_broken_files(self):
        for name, message in (("model.onnx", "is no model that onnxruntime can load"),
                              ("tokenizer.json", "is no tokenizer"),
                              ("config.json", "cannot be read as JSON")):
            before = (self.folder / "m" / name).read_bytes()
            for content in (b"{", b"", before[:len(before) // 2], b"\xff\xfe\0"):
                (self.folder / "m" / name).write_bytes(content)
                self.refused(f"m/{name}: {message}")
            (self.folder / "m" / name).write_bytes(before)

    def test_broken_members(self):
        self.change_config(id2label={"0": "O", "2": "X"})
        self.refused("m/config.json: id2label: lacks '1'")
        self.change_config(id2label=["O"])
        self.refused("m/config.json: id2label: expected an object")
        self.change_config(id2label={"0": "O", "1": "X"})
        self.refused("m/model.onnx: output `logits` has 7 labels", "config.json: id2label", "2")
        self.change_config(id2label={"0": 1})
        self.refused("m/config.json: id2label: a label is no text")
        shutil.copy(MODELS / "tagger/config.json", self.folder / "m/config.json")
        self.change_config(max_position_embeddings="many")
        self.refused("m/config.json: max_position_embeddings: expected int, and it is 'many'")

    def test_options_that_do_not_fit(self):
        self.refused("option /window: the model takes at most 64 pieces, not 65", window=65)
        self.refused("option /stride: expected less than the 18 pieces", window=20, stride=18)
        self.refused("option /types: the model has no label `B-PER`; did you mean `PER`",
                     types={"B-PER": "person"})
        self.refused("option /drop: the model has no label `O`", drop=["O"])
        self.change_config(problem_type="regression")
        shutil.copy(MODELS / "topics/model.onnx", self.folder / "m/model.onnx")
        self.refused("problem_type: a regression gives a number", labels=["a", "b", "c"])

    def write_model(self, inputs, outputs=("logits",), value=1.0, shape=(None, None)):
        """A model whose logits are all `value`."""
        nodes = [helper.make_node("Shape", [inputs[0]], ["two"]),
                 helper.make_node("Concat", ["two", "seven"], ["three"], axis=0),
                 *(helper.make_node("ConstantOfShape", ["three"], [name],
                                    value=helper.make_tensor("v", TensorProto.FLOAT, [1], [value]))
                   for name in outputs)]
        graph = helper.make_graph(
            nodes, "constant",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in inputs],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, None, 7])
             for name in outputs],
            [numpy_helper.from_array(numpy.array([7]), "seven")])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
        model.ir_version = 9
        onnx.save(model, str(self.folder / "m/model.onnx"))

    def test_inputs_and_outputs_that_are_not_known(self):
        self.write_model(["pixels"])
        self.refused("m/model.onnx: has the inputs pixels; expected input_ids")
        self.write_model(["input_ids"], ["a", "b"])
        self.refused("m/model.onnx: has the outputs a, b; expected one, or one named logits")

    def test_a_logit_that_is_no_number_costs_its_document(self):
        self.write_model(["input_ids"], value=float("nan"))
        self.config({"plugin": "onnx", "options": {"model": "m"}})
        (result,) = self.annotate(["Anna"], code=1)[0]
        self.assertIn("gives a logit that is no finite number", result["error"]["message"])

    def test_fixed_sizes_of_a_model_are_kept(self):
        self.write_model(["input_ids"], shape=(2, 16))
        self.config({"plugin": "onnx", "options": {"model": "m", "labels": list("OABCDEF"),
                                                   "aggregation": "simple", "types": {"O": "x"}}})
        self.refused("no label `O`", labels=list("OABCDEF"), types={"O": "x"})
        self.config({"plugin": "onnx", "options": {"model": "m", "labels": list("XABCDEF")}})
        (result,) = self.annotate(["Anna Berg " * 50])[0]
        # Equal logits: the first label, all over the text.
        self.assertEqual([one["end"] for one in result["layers"]["entities"]], [499])
        self.refused("the model takes at most 16 pieces", window=17)

    def test_packages_that_are_missing_are_named_with_the_interpreter(self):
        venv.create(self.folder / "bare", with_pip=False)
        python = str(self.folder / "bare/bin/python")
        self.environment["GLOSS_PYTHON"] = python
        self.refused(f"the Python interpreter {python} lacks numpy, onnxruntime, tokenizers",
                     f"{python} -m pip install numpy onnxruntime tokenizers", "GLOSS_PYTHON")

    def test_the_interpreter_may_be_named_for_shipped_plugins_alone(self):
        self.config({"plugin": "onnx", "options": {"model": "m"}})
        del self.environment["GLOSS_PYTHON"]
        self.annotate(["Anna Berg"], GLOSS_PYTHON_DEFAULT=sys.executable)
        self.environment["GLOSS_PYTHON"] = "/no/python"
        told = self.annotate(["Anna"], code=2, GLOSS_PYTHON_DEFAULT=sys.executable)[1]
        self.assertIn("the Python interpreter /no/python cannot be started", told)


if __name__ == "__main__":
    main()
