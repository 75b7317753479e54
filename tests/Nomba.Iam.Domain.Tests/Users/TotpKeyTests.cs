using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Tests.Users;

public sealed class TotpKeyTests
{
    // RFC 6238 appendix B: the key is the ASCII text 12345678901234567890.
    private const string RfcKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    // The RFC prints eight digits; six are the last six of them.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Computes_the_codes_of_the_rfc(long seconds, string code)
    {
        var (key, time) = (Read(RfcKey), DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.Equal(code, key.CodeAt(TotpKey.StepAt(time)));
        Assert.Equal(TotpKey.StepAt(time), key.StepOf(code, time));
    }

    [Fact]
    public void Takes_the_step_before_and_the_step_after_and_no_other()
    {
        var (key, now) = (TotpKey.Generate(), DateTimeOffset.FromUnixTimeSeconds(1_700_000_010));
        var step = TotpKey.StepAt(now);

        Assert.Equal([null, step - 1, step, step + 1, null], Enumerable.Range(-2, 5).Select(d => key.StepOf(key.CodeAt(step + d), now)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("94287082")]
    [InlineData("٢٨٧٠٨٢")]
    public void Refuses_what_is_no_code(string typed) => Assert.Null(Read(RfcKey).StepOf(typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void Reads_what_it_reveals()
    {
        var key = TotpKey.Generate();

        Assert.Equal(32, key.Reveal().Length);
        Assert.Equal(key.Reveal(), Read(key.Reveal()).Reveal());
        Assert.Equal(key.Reveal(), Read(string.Join(' ', key.Reveal().ToLowerInvariant().Chunk(4).Select(c => new string(c)))).Reveal());
        Assert.Equal(RfcKey, Read(RfcKey).Reveal());
        Assert.Equal(nameof(TotpKey), key.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ")]
    [InlineData("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBV")]
    [InlineData("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1")]
    public void Reads_nothing_else(string? text) => Assert.False(TotpKey.TryRead(text, out _));

    [Fact]
    public void Gives_an_app_what_it_scans()
    {
        Assert.Equal(
            $"otpauth://totp/Nomba%20IAM:ada%40merchant.example?secret={RfcKey}&issuer=Nomba%20IAM",
            Read(RfcKey).RevealUri("Nomba IAM", "ada@merchant.example"));
    }

    private static TotpKey Read(string text) => TotpKey.TryRead(text, out var key) ? key : throw new FormatException(text);
}
