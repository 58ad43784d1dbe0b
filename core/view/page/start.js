// Reads the index and shows the first document; the islands of the others wait as texts.

function startPage() {
  const index = JSON.parse(document.getElementById("index").textContent);
  index.documents = index.documents.map(([id, date, status, counts]) =>
    ({ id, date, status, counts }));
  layerKeys = index.keys;
  const text = (number) => document.getElementById("d" + number).textContent;
  const readIsland = (number) => JSON.parse(text(number));
  readIsland.text = text;
  const page = new Page(index, readIsland);
  document.addEventListener("keydown", (event) => page.press(event));
  window.addEventListener("beforeprint", () => page.text.drawAll());
  if (index.documents.length) page.recall();
  document.body.classList.add("ready");
}

startPage();
