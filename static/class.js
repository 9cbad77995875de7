// Starts the program of the page of a class. Where it does not come, or breaks off, a sentence says so above what stands there.
let place = document.getElementById("class");
let fail = () => {
  if (place.dataset.program) return;
  place.dataset.program = "failed";
  let said = document.createElement("p");
  said.className = "class-warning";
  said.setAttribute("role", "alert");
  said.textContent = place.dataset.failed;
  place.prepend(said);
};
addEventListener("error", fail);
addEventListener("unhandledrejection", fail);

let { js, wasm } = document.querySelector("script[data-wasm]").dataset;
let address = (name) => new URL(name, document.baseURI).href;
let { default: init } = await import(address(js));
await init({ module_or_path: address(wasm) });
