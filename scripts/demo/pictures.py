"""Pictures for the demo site, drawn from their address: gradients, hills and plain heads. No photograph of anybody."""

from __future__ import annotations

import hashlib


def draw(path: str) -> bytes:
    """An SVG for an address at the media host; the kind stands in the address, the colours come from its hash."""
    seed = hashlib.sha256(path.split("/dms/image/v2/")[-1].split("/")[0].encode()).digest()
    hue, other = seed[0] * 360 // 256, (seed[0] * 360 // 256 + 40 + seed[1] % 60) % 360
    colours = f"hsl({hue} 32% 46%)", f"hsl({other} 38% 68%)"
    if "background" in path:
        return _svg(800, 200, _hills(seed, colours))
    if "logo" in path:
        return _svg(100, 100, _logo(seed, colours))
    if "profile-" in path:
        return _svg(100, 100, _head(seed, colours, framed="framedphoto" in path))
    return _svg(480, 250, _hills(seed, colours))


def _svg(width: int, height: int, body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" preserveAspectRatio="xMidYMid slice">{body}</svg>'.encode()


def _hills(seed: bytes, colours: tuple[str, str]) -> str:
    waves = "".join(
        f'<path d="M0 {110 + index * 30 + seed[index + 2] % 20} Q 200 {60 + seed[index + 5] % 90} 400 {120 + index * 20} T 800 {100 + seed[index + 8] % 60 + index * 20} V300 H0z" fill="{colours[0]}" opacity="{0.35 + index * 0.2}"/>'
        for index in range(3)
    )
    return f'<rect width="800" height="300" fill="{colours[1]}"/><circle cx="{100 + seed[12] * 2}" cy="{30 + seed[13] % 40}" r="26" fill="#fff" opacity=".7"/>{waves}'


def _logo(seed: bytes, colours: tuple[str, str]) -> str:
    shapes = (
        '<circle cx="50" cy="50" r="28" fill="#fff"/>',
        '<path d="M50 20l30 55H20z" fill="#fff"/>',
        '<rect x="26" y="26" width="48" height="48" rx="10" fill="#fff"/>',
        '<path d="M20 60q15-30 30 0t30 0v20H20z" fill="#fff"/>',
    )
    return f'<rect width="100" height="100" fill="{colours[0]}"/>{shapes[seed[2] % len(shapes)]}'


def _head(seed: bytes, colours: tuple[str, str], *, framed: bool) -> str:
    skin = f"hsl({18 + seed[3] % 16} {30 + seed[4] % 25}% {38 + seed[5] % 42}%)"
    hair = f"hsl({seed[6] % 50} {10 + seed[7] % 40}% {14 + seed[8] % 60}%)"
    top = (
        "M30 44q0-26 20-26t20 26q-8-12-20-12t-20 12z",
        "M27 60q-2-44 23-44t23 44q-4-22-14-26-14 8-28 4-3 8-4 22z",
        "M32 38q4-20 18-20t18 20q-18-8-36 0z",
    )[seed[9] % 3]
    ring = (
        f'<circle cx="50" cy="50" r="47" fill="none" stroke="{colours[0]}" stroke-width="6" stroke-dasharray="90 205" stroke-dashoffset="-110"/>'
        if framed
        else ""
    )
    return (
        f'<rect width="100" height="100" fill="{colours[1]}"/><path d="M14 100c2-24 18-32 36-32s34 8 36 32z" fill="{colours[0]}"/>'
        f'<rect x="43" y="58" width="14" height="16" rx="6" fill="{skin}"/><ellipse cx="50" cy="46" rx="17" ry="20" fill="{skin}"/><path d="{top}" fill="{hair}"/>{ring}'
    )
