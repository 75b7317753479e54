using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Terminals;

internal sealed record TerminalView(string SerialNumber, string TerminalLabel, Guid AccountId)
{
    public static TerminalView Of(Terminal terminal) => new(terminal.SerialNumber, terminal.Label, terminal.AccountId);
}
