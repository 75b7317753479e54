namespace Nomba.Iam.Application.Users;

/// <summary>Who may come in without an invitation. Settings: <c>Iam:SignUp</c>.</summary>
public sealed class SignUpOptions
{
    /// <summary>False unless configured, but for Development: a platform that moves money is not open to everybody by accident.</summary>
    public bool Enabled { get; set; }
}
