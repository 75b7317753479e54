namespace Nomba.Samples.MerchantApi.Terminals;

internal sealed record AssignTerminalRequest(string? SerialNumber, string? TerminalLabel);
