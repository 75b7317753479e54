namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>How mails leave. Settings: <c>Iam:Email</c>; either an SMTP server or a pick-up folder.</summary>
public sealed class EmailOptions
{
    /// <summary>The sender, with or without a name: <c>Nomba IAM &lt;no-reply@iam.example&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Where mails are written as .eml files in the place of being sent. In Development <c>mail</c> in the data directory.</summary>
    public string PickupDirectory { get; set; } = "";

    /// <summary>How often to look for mails that are due.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    public SmtpOptions Smtp { get; set; } = new();
}
