// Starts the program of the page of a class.
let { js, wasm } = document.querySelector("script[data-wasm]").dataset;
let address = (name) => new URL(name, document.baseURI).href;
let { default: init } = await import(address(js));
await init({ module_or_path: address(wasm) });
