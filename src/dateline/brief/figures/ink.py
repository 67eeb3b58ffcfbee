"""Colours and marks of all figures. On the page they follow its theme; for print they are written into the drawing."""

from __future__ import annotations

from html import escape

# Okabe and Ito's palette (2008), told apart by people with any common colour blindness; each party has a shape besides
LIGHT = ("#0072b2", "#d55e00", "#009e73", "#b6529b", "#8a6d00", "#3f8fc0", "#5f5f5f")
DARK = ("#56b4e9", "#ff9455", "#2fc79b", "#e08fc6", "#f0d048", "#9ad0f5", "#bdbdbd")
PRINT_INK = {"ink": "#1c2024", "soft": "#5a626a", "line": "#c9cfd4", "ground": "#f4f6f7", "paper": "#ffffff"}
SHAPES = ("circle", "square", "triangle", "diamond", "pentagon", "hexagon", "cross")


def stylesheet(colours: tuple[str, ...] = LIGHT, inks: dict[str, str] = PRINT_INK) -> str:
    """Rules for the classes that the figures use, with these colours."""
    rules = [
        f".ink{{fill:{inks['ink']}}}",
        f".soft{{fill:{inks['soft']}}}",
        f".rule{{stroke:{inks['line']};fill:none}}",
        f".edge{{stroke:{inks['ink']};fill:none}}",
        f".ground{{fill:{inks['ground']}}}",
        f".town{{stroke:{inks['soft']};stroke-opacity:.4;fill:none}}",
        f".province{{fill:{inks['paper']};stroke:{inks['line']}}}",
        f".halo{{fill:{inks['ink']};stroke:{inks['paper']};stroke-width:3;stroke-linejoin:round;paint-order:stroke}}",
        f".bar{{fill:{colours[0]}}}",
    ]
    for n, colour in enumerate(colours):
        rules.append(f".full{n}{{fill:{colour};stroke:{colour}}}.open{n}{{fill:{inks['paper']};stroke:{colour}}}")
        rules.append(f".tint{n}{{fill:{colour};fill-opacity:.2;stroke:{colour}}}")
    return "".join(rules)


def drawing(name: str, width: float, height: float, title: str, parts: list[str]) -> str:
    """The SVG element; without colours of its own, see `printed`."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'role="img" aria-labelledby="{name}-title" font-family="Inter, \'Helvetica Neue\', Arial, \'Liberation Sans\', sans-serif">'
    )
    return f'{head}<title id="{name}-title">{escape(title)}</title>{"".join(parts)}</svg>'


def printed(svg: str) -> str:
    """A drawing with its colours written into it, for programs that know no style sheet of the page."""
    at = svg.index(">") + 1
    return f"{svg[:at]}<style>{stylesheet()}</style>{svg[at:]}"


def text(x: float, y: float, words: str, size: float = 11, *, anchor: str = "start", kind: str = "ink", bold: bool = False) -> str:
    """Words at a point."""
    weight = ' font-weight="600"' if bold else ""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'


def mark(shape: str, x: float, y: float, r: float, party: int, status: str) -> str:
    """A party's sign: filled where confirmed, hollow where claimed, struck through where disputed, dashed where unknown."""
    kind = f"full{party}" if status == "confirmed" else f"open{party}"
    dash = ' stroke-dasharray="2 2"' if status == "unknown" else ""
    out = outline(shape, x, y, r, f'class="{kind}" stroke-width="2"{dash}')
    if status == "disputed":
        far = r * 1.6
        out += f'<line class="edge" stroke-width="1.8" x1="{x - far:.1f}" y1="{y + far:.1f}" x2="{x + far:.1f}" y2="{y - far:.1f}"/>'
    return out


def outline(shape: str, x: float, y: float, r: float, rest: str) -> str:
    """A closed shape around a point."""
    points = {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "pentagon": ((0, -1.15), (1.1, -0.3), (0.7, 1), (-0.7, 1), (-1.1, -0.3)),
        "hexagon": ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
        "cross": (
            (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4),
            (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
        ),
    }.get(shape)
    if points is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" {rest}/>'
    path = " ".join(f"{x + a * r:.1f},{y + b * r:.1f}" for a, b in points)
    return f'<polygon points="{path}" {rest}/>'
