// The API reference: of this host, from this host, and telling nobody.
Scalar.createApiReference('#app', {
  url: '/openapi/v1.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  customCss: ':root { --scalar-font: "Inter Variable", Inter, ui-sans-serif, system-ui, sans-serif; --scalar-font-code: ui-monospace, monospace; }',
})
