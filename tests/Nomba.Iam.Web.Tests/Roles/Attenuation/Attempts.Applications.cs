namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

internal sealed partial class Attempts
{
    private readonly List<Guid> _applications = [];

    // An application acts with what its user holds: whatever it is allowed, nobody holds more by it, and nobody must hold it to allow it.
    private Attempt ChangeApplication()
    {
        if (_applications.Count == 0 || dice.Next(4) == 0)
        {
            var created = new { name = Name(), kind = "confidential", redirectUris = (string[])["https://app.example/callback"], allowedPermissions = Allowed() };
            return new Attempt("POST", $"{Root}/applications", created)
            {
                OnlyTakes = true,
                Then = answer => _applications.Add(answer.GetProperty("application").GetProperty("id").GetGuid()),
            };
        }

        var application = $"{Root}/applications/{dice.Of(_applications)}";
        return dice.Next(4) switch
        {
            0 => new("PATCH", application, new { allowedPermissions = Allowed() }) { OnlyTakes = true },
            1 => new("POST", $"{application}/rotate-secret", new { }) { OnlyTakes = true },
            2 => new("POST", $"{application}/suspend", new { reason = "a dice fell" }) { OnlyTakes = true },
            _ => new("POST", $"{application}/resume", null) { OnlyTakes = true },
        };
    }

    private IReadOnlyList<string> Allowed() => dice.Some([.. Business.Where(b => !b.Contains('*', StringComparison.Ordinal)), "api_keys:create", "members:update"], 3);
}
