namespace Nomba.Iam.Web.Security;

/// <summary>Who entered the right password and not yet a code.</summary>
/// <param name="UserId">Whom.</param>
/// <param name="Stamp">Changes with the password.</param>
/// <param name="Until">When the password has to be entered anew.</param>
internal sealed record HalfSignIn(Guid UserId, string Stamp, DateTimeOffset Until)
{
    public override string ToString() => nameof(HalfSignIn);
}
