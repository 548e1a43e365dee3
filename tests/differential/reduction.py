"""Makes a failing instrument and row small: whatever can be left out, with the failure still there, is."""

import copy


def smaller_trees(tree):
    """Trees of the same kind that are parts of a tree."""
    if tree[0] == "op" and tree[1] in ("and", "or", "+", "-", "*", "/"):
        yield tree[2]
        yield tree[3]
    if tree[0] in ("not", "neg"):
        yield tree[1]
    if tree[0] == "where":
        yield tree[1]
    if tree[0] == "call" and tree[1] == "if":
        yield from tree[2][1:]
    if tree[0] == "call" and tree[1] in ("abs", "round"):
        yield tree[2][0]
    if tree[0] == "call" and len(tree[2]) > 1 and tree[1] in ("sum", "mean", "min", "max"):
        yield tree[:2] + (tree[2][:1],)
    for k, part in enumerate(tree[1:], 1):
        parts = part if isinstance(part, list) else [part]
        for at, child in enumerate(parts):
            if not isinstance(child, tuple):
                continue
            if tree[0] == "list" and len(parts) > 2:
                yield (tree[0], parts[:at] + parts[at + 1:])
            for less in smaller_trees(child):
                replaced = parts[:at] + [less] + parts[at + 1:]
                yield tree[:k] + (replaced if isinstance(part, list) else less,) + tree[k + 1:]


def smaller_parts(part):
    """A definition with one thing less in it."""
    for key, value in part.items():
        if key not in ("response", "sum", "mean", "value", "criterion", "level", "when", "type", "options", "population") or key == "when" and "response" in part:
            yield {k: v for k, v in part.items() if k != key}
        if isinstance(value, tuple):
            for tree in smaller_trees(value):
                yield dict(part, **{key: tree})
        elif isinstance(value, dict):
            for less in smaller_parts(value):
                yield dict(part, **{key: less})
        elif isinstance(value, list) and len(value) > 1:
            for at in range(len(value)):
                yield dict(part, **{key: value[:at] + value[at + 1:]})


def candidates(model, row):
    for kind in ("alerts", "scores", "items", "sections"):
        for name in list(model[kind]):
            less = copy.copy(model)
            less[kind] = {k: v for k, v in model[kind].items() if k != name}
            if less["items"]:
                yield less, row
    for kind in ("scores", "alerts", "items", "sections"):
        for name, part in model[kind].items():
            for smaller in smaller_parts(part):
                less = copy.copy(model)
                less[kind] = dict(model[kind], **{name: smaller})
                yield less, row
    for name, cell in row.items():
        for simple in ("", "0", "1"):
            if cell != simple and (simple == "" or cell not in ("", "0")):
                yield model, dict(row, **{name: simple})


def reduce(model, row, compare, refused):
    """The smallest that was found, and what differs in it."""
    words = compare(model, row)[1]
    smaller = True
    while smaller:
        smaller = False
        for less, cells in candidates(model, row):
            try:
                found = compare(less, cells)
            except (refused, KeyError, ValueError, TypeError, AttributeError, IndexError):
                continue  # what is left does not hang together
            if found:
                model, row, words, smaller = less, cells, found[1], True
                break
    return model, row, words
