"""Makes the graphs that ONNX Runtime is measured with: one head in several forms, and the encoder in single precision and
in dynamic int8, trimmed to the outputs that the engine has. It must know nothing of the engine.

Usage: graphs.py model.safetensors folder
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

LAYERS, HEADS, WIDTH, HEAD_DIM = 6, 12, 384, 32
EPSILON = 1e-12
CONTRIB = "com.microsoft"
HEAD_64 = 64
FLOAT = TensorProto.FLOAT


def tensor(name, array):
    return numpy_helper.from_array(np.ascontiguousarray(array), name)


def value(name, shape, kind=FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def save(path, nodes, inputs, outputs, constants, opset=17):
    graph = helper.make_graph(nodes, path.stem, inputs, outputs, constants)
    opsets = [helper.make_opsetid("", opset), helper.make_opsetid(CONTRIB, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    onnx.save(model, path)


def node(kind, inputs, outputs, domain="", **attributes):
    return helper.make_node(kind, inputs.split(), outputs.split(), domain=domain, **attributes)


def save_head(folder, name, nodes, constants=(), causal=False, opset=17, shape=(1, "n", HEAD_64)):
    inputs = [value(part, shape) for part in ("q", "k", "v")]
    # Causal forms that are built of products add a mask, which the caller makes once and is not charged for.
    if causal:
        inputs.append(value("mask", ["n", "n"]))
    save(folder / f"{name}.onnx", nodes, inputs, [value("o", shape)], list(constants), opset)


def make_heads(folder):
    """One head, d = 64: every form that the runtime has for it. The measurement takes the fastest for each length."""
    scale = HEAD_64**-0.5
    constants = [tensor("scale", np.float32(scale))]
    products = [
        node("Transpose", "k", "kt", perm=[0, 2, 1]),
        node("MatMul", "q kt", "s"),
        node("Mul", "s scale", "x"),
    ]
    ends = [node("Softmax", "x", "w", axis=-1), node("MatMul", "w v", "o")]
    fused = node("FusedMatMul", "q k", "x", CONTRIB, transB=1, alpha=scale)
    add = node("Add", "x mask", "y")
    masked_ends = [node("Softmax", "y", "w", axis=-1), node("MatMul", "w v", "o")]
    save_head(folder, "full-products", products + ends, constants)
    save_head(folder, "full-fused", [fused, *ends])
    save_head(folder, "causal-fused", [fused, add, *masked_ends], causal=True)
    for causal in (0, 1):
        kind = "causal" if causal else "full"
        many = node("MultiHeadAttention", "q k v", "o", CONTRIB, num_heads=1, unidirectional=causal)
        save_head(folder, f"{kind}-multi", [many])
        attention = node("Attention", "q k v", "o", q_num_heads=1, kv_num_heads=1, is_causal=causal)
        save_head(folder, f"{kind}-attention", [attention], opset=23)


def read_safetensors(path):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    body = memoryview(data)[8 + length :]
    kinds = {"F32": np.float32, "I64": np.int64}
    return {
        name: np.frombuffer(body[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__"
    }


class Encoder:
    """Collects the nodes of the encoder, layer by layer."""

    def __init__(self, weights):
        self.weights, self.nodes, self.constants = weights, [], []

    def constant(self, name, array):
        self.constants.append(tensor(name, array))
        return name

    def add(self, *arguments, **attributes):
        self.nodes.append(node(*arguments, **attributes))

    def parameter(self, name):
        return self.constant(name, self.weights[name].T if self.weights[name].ndim == 2 else self.weights[name])

    def embed(self):
        prefix = "embeddings."
        words = self.constant("words", self.weights[prefix + "word_embeddings.weight"])
        rest = self.weights[prefix + "position_embeddings.weight"] + self.weights[prefix + "token_type_embeddings.weight"][0]
        self.constant("positions", rest[:256])
        self.constant("zero", np.array([0]))
        self.add("Shape", "ids", "shape", start=1, end=2)
        self.add("Slice", "positions zero shape zero", "places")
        self.add("Gather", f"{words} ids", "pieces", axis=0)
        self.add("Add", "pieces places", "sum")
        gain, bias = [self.parameter(prefix + f"LayerNorm.{part}") for part in ("weight", "bias")]
        self.add("LayerNormalization", f"sum {gain} {bias}", "x0", axis=-1, epsilon=EPSILON)

    def split_heads(self, rows, name, order):
        self.add("Reshape", f"{rows} heads_shape", f"{name}_rows")
        self.add("Transpose", f"{name}_rows", name, perm=order)

    def attend(self, at, x, values):
        prefix = f"encoder.layer.{at}.attention.self."
        parts = ["query", "key", "value"][: 3 if values else 2]
        # The scale is folded into the queries, and one product makes all three.
        scales = {"query": np.float32(HEAD_DIM**-0.5), "key": np.float32(1), "value": np.float32(1)}
        matrix = np.concatenate([self.weights[f"{prefix}{part}.weight"].T * scales[part] for part in parts], axis=1)
        bias = np.concatenate([self.weights[f"{prefix}{part}.bias"] * scales[part] for part in parts])
        self.add("MatMul", f"{x} {self.constant(f'asking{at}', matrix)}", f"product{at}")
        self.add("Add", f"product{at} {self.constant(f'asking_bias{at}', bias)}", f"asked{at}")
        rows = [f"{part}{at}" for part in parts]
        self.add("Split", f"asked{at}", " ".join(rows), axis=-1, num_outputs=len(parts))
        self.split_heads(rows[0], f"q{at}", [0, 2, 1, 3])
        self.split_heads(rows[1], f"k{at}", [0, 2, 3, 1])
        self.add("MatMul", f"q{at} k{at}", f"scores{at}")
        self.add("Softmax", f"scores{at}", f"map{at}", axis=-1)
        if values:
            self.split_heads(rows[2], f"v{at}", [0, 2, 1, 3])
            self.add("MatMul", f"map{at} v{at}", f"mixed_heads{at}")
            self.add("Transpose", f"mixed_heads{at}", f"mixed_rows{at}", perm=[0, 2, 1, 3])
            self.add("Reshape", f"mixed_rows{at} rows_shape", f"mixed{at}")

    def norm(self, name, rows, added, bias, result):
        gain, shift = [self.parameter(f"{name}.LayerNorm.{part}") for part in ("weight", "bias")]
        self.add("SkipLayerNormalization", f"{added} {rows} {gain} {shift} {bias}", result, CONTRIB, epsilon=EPSILON)

    def layer(self, at):
        prefix = f"encoder.layer.{at}."
        self.attend(at, f"x{at}", True)
        weight = {name: self.parameter(f"{prefix}{name}.weight") for name in ("attention.output.dense", "intermediate.dense", "output.dense")}
        bias = {name: self.parameter(f"{prefix}{name}.bias") for name in weight}
        self.add("MatMul", f"mixed{at} {weight['attention.output.dense']}", f"out{at}")
        self.norm(f"{prefix}attention.output", f"x{at}", f"out{at}", bias["attention.output.dense"], f"y{at}")
        self.add("MatMul", f"y{at} {weight['intermediate.dense']}", f"wide{at}")
        self.add("BiasGelu", f"wide{at} {bias['intermediate.dense']}", f"inner{at}", CONTRIB)
        self.add("MatMul", f"inner{at} {weight['output.dense']}", f"narrow{at}")
        self.norm(f"{prefix}output", f"y{at}", f"narrow{at}", bias["output.dense"], f"x{at + 1}")

    def save(self, path):
        self.constant("heads_shape", np.array([1, -1, HEADS, HEAD_DIM]))
        self.constant("rows_shape", np.array([1, -1, WIDTH]))
        self.embed()
        for at in range(LAYERS - 1):
            self.layer(at)
        self.attend(LAYERS - 1, f"x{LAYERS - 1}", False)
        maps = [value(f"map{at}", [1, HEADS, "n", "n"]) for at in range(LAYERS)]
        save(path, self.nodes, [value("ids", [1, "n"], TensorProto.INT64)], maps, self.constants, opset=18)


def main(weights, folder):
    folder.mkdir(parents=True, exist_ok=True)
    make_heads(folder)
    Encoder(read_safetensors(weights)).save(folder / "encoder-fp32.onnx")
    # Activations are unsigned bytes; the runtime has kernels for signed and for unsigned weights.
    for name, kind in (("int8", QuantType.QInt8), ("uint8", QuantType.QUInt8)):
        options = {"DefaultTensorType": FLOAT}
        quantize_dynamic(folder / "encoder-fp32.onnx", folder / f"encoder-{name}.onnx", weight_type=kind, extra_options=options)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
