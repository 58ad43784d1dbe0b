"""`gloss check` on the plugin onnx with a model that the test trains. --long: the checks too that
start the plugin many times, which takes minutes."""

import json
import re
import sys

from onnx_case import BUILD, OnnxCase, main

IS_LONG = "--long" in sys.argv
if IS_LONG:
    sys.argv.remove("--long")
# 16 MiB take more than the 30 s that the check gives a document: a model is no list.
LEFT_OUT = "long-texts"
# Each start loads the model.
SLOW = ("many-threads|forgets-words|no-memory|bad-options|failed-create|leaves-nothing|cancelled|"
        "hostile-texts|options-at-bounds|failing-services|linear-time|flat-memory|locale")


class Check(OnnxCase):
    models = ("tagger",)

    def test_it_passes_the_check(self):
        self.config(self.onnx("tagger"))
        names = re.findall(r"^  ([a-z-]+) ", self.gloss("check", "--list").stdout, re.M)
        left_out = LEFT_OUT if IS_LONG else f"{LEFT_OUT}|{SLOW}"
        chosen = [name for name in names if not re.fullmatch(left_out, name)]
        self.assertGreater(len(chosen), 40)
        told = self.gloss("check", BUILD / "lib/glossator/plugins/onnx.so", "--config",
                          "config.json", "--json", "--only", ",".join(chosen), seconds=1800)
        checks = json.loads(told.stdout)["checks"]
        failed = [one for one in checks if one["verdict"] == "fail"]
        self.assertEqual(failed, [])
        self.assertEqual({one["name"] for one in checks if one["verdict"] == "warn"} -
                         {"strict-sandbox"}, set())


if __name__ == "__main__":
    main()
