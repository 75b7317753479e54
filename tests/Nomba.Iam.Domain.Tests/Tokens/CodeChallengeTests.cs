using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Domain.Tests.Tokens;

public sealed class CodeChallengeTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public void Matches_the_vector_of_rfc_7636() => Assert.True(CodeChallenge.Matches(Challenge, Verifier));

    [Theory]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData("short")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX=")]
    public void Refuses_every_other_verifier(string verifier) => Assert.False(CodeChallenge.Matches(Challenge, verifier));
}
