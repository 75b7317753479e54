using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A new authorization code, as text. Holds a secret.</summary>
public sealed class IssuedCode(string code, MemberId memberId)
{
    public MemberId MemberId { get; } = memberId;

    public string Reveal() => code;

    public override string ToString() => nameof(IssuedCode);
}
