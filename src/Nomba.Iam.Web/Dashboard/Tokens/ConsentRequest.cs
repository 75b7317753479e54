namespace Nomba.Iam.Web.Dashboard.Tokens;

/// <summary>What the consent page says and posts back about the application's request.</summary>
public sealed class ConsentRequest
{
    // The fields that decide are the page's own. An application that put them in its request must not answer in the person's place.
    private static readonly string[] Decisive = ["consent", "member_id", "__RequestVerificationToken", "_handler"];

    private readonly Uri _target;

    public ConsentRequest(Uri target, IReadOnlyDictionary<string, string> parameters)
    {
        _target = target;
        Parameters = [.. parameters.Where(p => !Decisive.Contains(p.Key, StringComparer.OrdinalIgnoreCase))];
    }

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The request once more, for whoever signs in next.</summary>
    public string AuthorizePath => "/oauth2/authorize" + QueryString.Create(Parameters.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));

    /// <summary>Where the answer goes, as a person would say it.</summary>
    public string Destination => _target switch
    {
        { Scheme: "https" } => _target.IsDefaultPort ? _target.IdnHost : $"{_target.IdnHost}:{_target.Port}",
        { Scheme: "http" } => $"a program on this device ({_target.Authority})",
        _ => $"an app on this device ({_target.Scheme}:)",
    };

    // An application's state and nonce are not ours to print.
    public override string ToString() => nameof(ConsentRequest);
}
