namespace Nomba.Iam.EndToEnd.Tests.Gallery;

/// <summary>A page of the dashboard as the page of pictures shows it.</summary>
/// <param name="Name">Of the files.</param>
/// <param name="Path">Below the organization's home, or from the site's own when it begins with a tilde.</param>
/// <param name="Title">As the heading above it.</param>
/// <param name="Words">What there is to see.</param>
/// <param name="IsPhone">390 pixels wide rather than 1440.</param>
internal sealed record GalleryShot(string Name, string Path, string Title, string Words, bool IsPhone = false)
{
    public static readonly IReadOnlyList<GalleryShot> All =
    [
        new("overview", "", "Overview", "Keys by status, what was issued and refused, and what wants to be looked at."),
        new("keys", "/keys", "API keys", "Every key with its role, its limits, its last use and 36 hours at a glance. Search, filter, sort, suspend several at once."),
        new("key", "/keys/{Production server}", "One key", "What it can and cannot do in words, its secrets, who uses it, what was refused and why."),
        new("key-suspend", "/keys/{Production server}/suspend", "Suspending it", "What breaks, from the last 24 hours' use. Every token of the key is dead on the next call."),
        new("key-rotate", "/keys/{Payouts worker}/rotate/live", "Rotating its secret", "The old secret goes on until the new one has been used and its time is up."),
        new("members", "/members", "Members", "People and keys in one list, for both are members of the organization."),
        new("role", "/roles/{Cashier}/edit", "A role", "A matrix of permissions, grouped by resource API. Who is affected is said before anything is saved."),
        new("audit", "/audit", "Audit log", "Everything that was changed, by whom and from where: a chain of hashes that can be verified and exported."),
        new("usage", "/usage", "Usage", "What was issued, used and refused, by key, and why."),
        new("why", "/why?member={Reporting}&permission=transfers:initiate", "Why was this refused?", "The decision, and where it comes from."),
        new("applications", "/applications", "Applications", "What people let act for them, with consent."),
        new("security", "~/security", "Sign-in and security", "Passkeys, an authenticator app and recovery codes."),
        new("overview-phone", "", "On a phone", "The worst day of the year does not wait for a desk.", IsPhone: true),
        new("key-phone", "/keys/{Production server}", "One key on a phone", "The button that stops it is at the top.", IsPhone: true),
    ];
}
