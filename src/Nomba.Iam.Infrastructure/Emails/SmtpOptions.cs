namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>The server that takes the mails. Settings: <c>Iam:Email:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public const int ImplicitTlsPort = 465;

    public string Host { get; set; } = "";

    /// <summary>587 unless configured; on 465 the connection is encrypted from its first byte.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Empty: the server asks for no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>True: a connection that cannot be encrypted is not used.</summary>
    public bool StartTls { get; set; } = true;

    public override string ToString() => nameof(SmtpOptions);
}
