"""Writes the file of weights that `engine/src/model.rs` reads. The layout is told there.

It must know nothing of how the whole numbers were found.
"""

import struct

import numpy as np

MAGIC, VERSION = b"ATTN", 1
WIDTH, STRETCH_ROWS = 384, 96
PRECISION, STATES = 12, 8
LOWEST = 1 << 16


def halves(numbers):
    """Half-precision numbers as bytes."""
    return np.asarray(numbers).astype("<f2").tobytes()


def hash_of(data):
    """Fowler, Noll and Vo's hash, 1a, 32 bits."""
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def frequencies(numbers):
    """The first number that occurs and whole frequencies, from it to the last, that sum to 4,096."""
    first, last = int(numbers.min()), int(numbers.max())
    counts = np.bincount(numbers.astype(np.int64).ravel() - first, minlength=last - first + 1)
    scaled = counts * (1 << PRECISION) / counts.sum()
    whole = np.where(counts > 0, np.maximum(1, np.rint(scaled)), 0).astype(np.int64)
    while whole.sum() != 1 << PRECISION:
        # One step more or less where it changes the length of the code least.
        step = 1 if whole.sum() < 1 << PRECISION else -1
        cost = np.full(len(whole), np.inf)
        able = (whole > 0) if step > 0 else (whole > 1)
        cost[able] = -counts[able] * np.log2((whole[able] + step) / whole[able])
        whole[np.argmin(cost)] += step
    return first, whole


def code_stretches(numbers, table_of_row, tables):
    """Codes `[stretches × 96 × 384]` numbers, all stretches in step. Returns one `bytes` a stretch.

    `table_of_row` is `[stretches × rows]`, rows of equal width; row `i` is coded by that table.
    """
    stretches = len(numbers)
    groups = numbers.reshape(stretches, -1, STATES)
    repeats = groups.shape[1] // table_of_row.shape[1]
    starts = np.zeros((len(tables), 257), np.uint64)
    sizes = np.zeros((len(tables), 256), np.uint64)
    for table, (first, whole) in enumerate(tables):
        sizes[table, first + 128 : first + 128 + len(whole)] = whole
        starts[table, 1:] = np.cumsum(sizes[table])
    states = np.full((stretches, STATES), LOWEST, np.uint64)
    spilled = np.zeros(groups.shape, bool)
    words = np.zeros(groups.shape, np.uint16)
    for step in range(groups.shape[1] - 1, -1, -1):
        table = table_of_row[:, step // repeats][:, None]
        symbol = groups[:, step].astype(np.int64) + 128
        size, start = sizes[table, symbol], starts[table, symbol]
        full = states >= size << np.uint64(32 - PRECISION)
        spilled[:, step], words[:, step] = full, states & np.uint64(0xFFFF)
        states = np.where(full, states >> np.uint64(16), states)
        states = (states // size << np.uint64(PRECISION)) + states % size + start
    return [
        states[i].astype("<u4").tobytes() + words[i][spilled[i]].astype("<u2").tobytes()
        for i in range(stretches)
    ]


def classes_of(rows, finest=0.25):
    """A class for each row by the logarithm of its root mean square; rows of one class share a code table."""
    size = np.sqrt((rows.astype(np.float64) ** 2).mean(axis=1)) + 0.1
    return np.rint(np.log2(size) / finest).astype(np.int64)


def write(vocabulary, kept, embedding, norm, matrices, norms):
    """The file's bytes.

    `vocabulary`: its bytes. `kept`: which ids have rows. `embedding`: `numbers [rows × 384]` (kept pieces, then
    positions), `steps [rows]` as indices, `levels`, `columns [384]`. `norm`: `(gain, bias)`. `matrices`: dictionaries
    with `numbers [outputs × inputs]`, `scales`, `steps`, `bias`, `targets`, in the order of use. `norms`: pairs, two a layer.
    """
    table = embedding["numbers"]
    pieces, positions = int(kept.sum()), len(table) - int(kept.sum())
    row_blocks = [table] + [matrix["numbers"] for matrix in matrices]
    raw_classes = [classes_of(rows) for rows in row_blocks]
    used, classes = np.unique(np.concatenate(raw_classes), return_inverse=True)
    pools = [[] for _ in used]
    at = 0
    row_classes = []
    for rows in row_blocks:
        own = classes[at : at + len(rows)]
        row_classes.append(own)
        for which in np.unique(own):
            pools[which].append(rows[own == which].ravel())
        at += len(rows)
    side_classes, side_steps = (classes + 2).astype(np.int8), embedding["steps"].astype(np.int8)
    side = np.concatenate([side_classes, side_steps])
    class_rows = -(-len(side_classes) // WIDTH)
    side = np.resize(np.concatenate([side, np.zeros(-len(side) % (STRETCH_ROWS * WIDTH), np.int8)]), (-(-len(side) // (STRETCH_ROWS * WIDTH)), STRETCH_ROWS, WIDTH))
    flat = side.reshape(-1, WIDTH)
    tables = [frequencies(flat[:class_rows]), frequencies(flat[class_rows:])]
    tables += [frequencies(np.concatenate(pool)) for pool in pools]
    side_tables = (np.arange(len(flat)) >= class_rows).astype(np.int64).reshape(-1, STRETCH_ROWS)
    stretches = code_stretches(side, side_tables, tables)

    blocks, block_tables = [], []
    padding = -len(table) % STRETCH_ROWS
    # Rows beyond the last are of its class and repeat it: what they hold is never read.
    blocks.append(np.concatenate([table, np.repeat(table[-1:], padding, 0)]).reshape(-1, STRETCH_ROWS, WIDTH))
    own = row_classes[0] + 2
    block_tables.append(np.concatenate([own, np.repeat(own[-1:], padding)]).reshape(-1, STRETCH_ROWS))
    for rows, own in zip(row_blocks[1:], row_classes[1:]):
        # Every row of a matrix is one or four rows of a stretch; the last stretch is filled up with the last row.
        fill = -len(rows) % (STRETCH_ROWS * WIDTH // rows.shape[1])
        rows, own = np.concatenate([rows, np.repeat(rows[-1:], fill, 0)]), np.concatenate([own, np.repeat(own[-1:], fill)])
        blocks.append(rows.reshape(-1, STRETCH_ROWS, WIDTH))
        block_tables.append(np.repeat(own + 2, rows.shape[1] // WIDTH).reshape(-1, STRETCH_ROWS))
    stretches += code_stretches(np.concatenate(blocks), np.concatenate(block_tables), tables)

    gaps = []
    for identity in np.flatnonzero(~kept):
        if gaps and gaps[-1][1] == identity:
            gaps[-1][1] = int(identity) + 1
        else:
            gaps.append([int(identity), int(identity) + 1])
    out = [MAGIC, struct.pack("<7I", VERSION, len(kept), hash_of(vocabulary), pieces, positions, len(stretches), len(tables))]
    out.append(struct.pack("<I", len(gaps)) + np.array(gaps, "<u4").tobytes())
    for first, whole in tables:
        # A frequency of 4,096 stands for a table of one number.
        out.append(struct.pack("<bB", first, len(whole)) + whole.astype("<u2").tobytes())
    out.append(struct.pack("<H", len(embedding["levels"])) + halves(embedding["levels"]) + halves(embedding["columns"]))
    out += [halves(part) for part in norm]
    order = iter(matrices)
    pairs = iter(norms)
    for matrix_index, matrix in enumerate(order):
        out += [halves(matrix[part]) for part in ("scales", "steps", "bias")]
        out.append(np.array(matrix["targets"], "<u2").tobytes())
        # After the mixing and after the narrowing matrix comes the norm of their sums.
        if matrix_index % 4 in (1, 3):
            out += [halves(part) for part in next(pairs)]
    out.append(np.array([len(stretch) for stretch in stretches], "<u4").tobytes())
    return b"".join(out + stretches)
