/**
 * Two pictures to bake into.
 * @module
 */
import { PNG } from 'pngjs'

/** A PNG of 16 by 16 pixels. */
export const drawnPng: Uint8Array = new Uint8Array(
  PNG.sync.write(new PNG({ width: 16, height: 16, fill: true }))
)

/** An SVG as a drawing program writes it. */
export const drawnSvg: Uint8Array = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 120 120">
  <title>Je sais gérer un budget</title>
  <circle cx="60" cy="60" r="54" fill="#146"/>
  <path d="M40 62l14 14 28-32" fill="none" stroke="#fff" stroke-width="8"/>
</svg>
`)
