namespace Nomba.Samples.MerchantApi.Terminals;

internal sealed record UnassignTerminalRequest(string? SerialNumber);
