using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Web.Hosting;

/// <summary>
/// Whom to tell about a weakness (RFC 9116). Setting <c>Iam:SecurityContact</c>, a mailto: or https: address; without it there is no such file.
/// </summary>
internal static class SecurityText
{
    // Section 2.5.5 advises less than a year. It moves with the clock: a host that still answers still reads its mail.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    public static void MapSecurityText(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IConfiguration>()["Iam:SecurityContact"] is not { Length: > 0 } text)
        {
            return;
        }

        var contact = Uri.TryCreate(text, UriKind.Absolute, out var found) && found.Scheme is "mailto" or "https"
            ? found
            : throw new OptionsValidationException("Iam:SecurityContact", typeof(Uri), ["Iam__SecurityContact is neither a mailto: nor an https: address."]);
        app.MapGet("/.well-known/security.txt", (TimeProvider time, HostSettings settings) => Results.Text(Write(contact, settings, time), "text/plain", Encoding.UTF8))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static string Write(Uri contact, HostSettings settings, TimeProvider time)
    {
        var expires = time.GetUtcNow().Add(Lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var text = $"Contact: {contact.OriginalString}\nExpires: {expires}\nPreferred-Languages: en\n";

        // Section 2.5.2: where it stands on the web, which is https.
        return settings.Issuer.StartsWith("https:", StringComparison.Ordinal) ? $"{text}Canonical: {settings.Issuer.TrimEnd('/')}/.well-known/security.txt\n" : text;
    }
}
