namespace Nomba.Iam.Web.Hosting;

/// <summary>In Development mails become files in the data directory, unless settings say where they go.</summary>
internal static class DevelopmentMail
{
    public static void AddDevelopmentMail(this ConfigurationManager configuration, string dataDirectory)
    {
        configuration["Iam:Email:From"] ??= "Nomba IAM <no-reply@iam.localhost>";
        if (string.IsNullOrEmpty(configuration["Iam:Email:Smtp:Host"]))
        {
            configuration["Iam:Email:PickupDirectory"] ??= Path.Combine(dataDirectory, "mail");
        }
    }
}
