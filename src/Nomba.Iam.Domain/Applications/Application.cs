using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Applications;

/// <summary>An OAuth client that an organization registers for its front ends or back ends.</summary>
public sealed class Application
{
    public const int NameMaxLength = 100;
    public const int DescriptionMaxLength = 500;
    public const int MaxRedirectUris = 20;
    public const int MaxPermissions = 200;
    public const int MaxPerOrganization = 100;
    public const int MaxSecrets = 2;

    private readonly List<ApplicationSecret> _secrets = [];
    private List<string> _redirectUris = [];
    private List<string>? _allowedPermissions;

    private Application(ApplicationId id, OrganizationId organizationId, string name, ApplicationKind kind, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        Kind = kind;
        CreatedAt = createdAt;
    }

    public ApplicationId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Name { get; private set; }

    /// <summary>The name as it is compared: unique among an organization's applications that are not deleted, and null once deleted.</summary>
    public string? NameKey { get; private set; }

    /// <summary>What it is for, in the organization's own words.</summary>
    public string? Description { get; private set; }

    public ApplicationKind Kind { get; private set; }

    /// <summary>Compared exactly, but for the port of a loopback address (RFC 8252 section 7.3).</summary>
    public IReadOnlyList<string> RedirectUris => _redirectUris;

    public AllowedPermissions Allowed => AllowedPermissions.Of(_allowedPermissions);

    public ApplicationStatus Status { get; private set; } = ApplicationStatus.Active;

    public string? StatusReason { get; private set; }

    public DateTimeOffset? StatusChangedAt { get; private set; }

    /// <summary>Raised by every change; two changes at once are one too many.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Raised when it could get more than before, or get it elsewhere: what people agreed to until then does not cover that.</summary>
    public int ConsentVersion { get; private set; } = 1;

    /// <summary>When all its tokens were ended last. Never twice in one second: tokens are dated in seconds, and the next ones come after it.</summary>
    public DateTimeOffset? TokensEndedAt { get; private set; }

    /// <summary>The member who registered it; null when the platform's operator did.</summary>
    public MemberId? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>None for a public application.</summary>
    public IReadOnlyList<ApplicationSecret> Secrets => _secrets;

    /// <summary>With its first secret when it is confidential.</summary>
    public static Application Register(NewApplication request, ApplicationSecretDraft? secret, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var application = new Application(ApplicationId.New(time), request.OrganizationId, request.Name.Trim(), request.Kind, now)
        {
            NameKey = KeyOf(request.Name),
            Description = TextOf(request.Description),
            CreatedBy = request.CreatedBy,
            _redirectUris = [.. request.RedirectUris],
            _allowedPermissions = request.Allowed.Names?.ToList(),
        };
        if (secret is not null)
        {
            application._secrets.Add(ApplicationSecret.Issue(secret, now));
            application._secrets[0].Activate(now);
        }

        return application;
    }

    public Result Change(ApplicationSettings settings)
    {
        if (Status == ApplicationStatus.Deleted)
        {
            return ApplicationErrors.Deleted;
        }

        var allowed = settings.Allowed ?? Allowed;
        var redirectUris = settings.RedirectUris ?? _redirectUris;
        if (!Allowed.Covers(allowed) || redirectUris.Except(_redirectUris, StringComparer.Ordinal).Any())
        {
            ConsentVersion++;
        }

        (Name, NameKey) = settings.Name is { } name ? (name.Trim(), KeyOf(name)) : (Name, NameKey);
        Description = settings.Description is { } text ? TextOf(text) : Description;
        _redirectUris = [.. redirectUris];
        _allowedPermissions = allowed.Names?.ToList();
        Revision++;
        return Result.Success;
    }

    /// <summary>Suspending twice changes nothing, and so with the other two.</summary>
    public Result Suspend(string? reason, DateTimeOffset now) => MoveTo(ApplicationStatus.Suspended, reason, now);

    public Result Resume(DateTimeOffset now) => MoveTo(ApplicationStatus.Active, null, now);

    public Result Delete(DateTimeOffset now)
    {
        var deleted = MoveTo(ApplicationStatus.Deleted, null, now);
        NameKey = null;
        _secrets.Clear();
        return deleted;
    }

    /// <summary>Whatever was issued through it until now is dead.</summary>
    public void EndTokens(DateTimeOffset now)
    {
        var earliest = TokensEndedAt is { } last ? DateTimeOffset.FromUnixTimeSeconds(last.ToUnixTimeSeconds() + 1) : now;
        TokensEndedAt = earliest > now ? earliest : now;
    }

    /// <summary>Adds a secret that takes the place of the other once it is used.</summary>
    public Result Rotate(ApplicationSecretDraft draft, DateTimeOffset now)
    {
        if (Status == ApplicationStatus.Deleted)
        {
            return ApplicationErrors.Deleted;
        }

        if (Kind == ApplicationKind.Public)
        {
            return ApplicationErrors.NoSecret;
        }

        _secrets.RemoveAll(s => !s.IsGoodAt(now));
        if (_secrets.Any(s => s.State == ApplicationSecretState.Pending))
        {
            return ApplicationErrors.RotationPending;
        }

        if (_secrets.Count >= MaxSecrets)
        {
            return ApplicationErrors.SecretRetiring;
        }

        _secrets.Add(ApplicationSecret.Issue(draft, now));
        Revision++;
        return Result.Success;
    }

    /// <summary>Takes the new secret back, as long as nobody has used it.</summary>
    public Result CancelRotation()
    {
        if (_secrets.RemoveAll(s => s.State == ApplicationSecretState.Pending) == 0)
        {
            return ApplicationErrors.NoRotation;
        }

        Revision++;
        return Result.Success;
    }

    /// <summary>Ends the grace period of the secret that was replaced; doing it twice changes nothing.</summary>
    public Result CompleteRotation(DateTimeOffset now)
    {
        if (_secrets.FirstOrDefault(s => s.State is ApplicationSecretState.Retiring or ApplicationSecretState.Retired) is not { } old)
        {
            return ApplicationErrors.NoRetiringSecret;
        }

        if (old.State == ApplicationSecretState.Retiring)
        {
            old.EndGrace(now);
            Revision++;
        }

        return Result.Success;
    }

    /// <summary>The first use of a new secret: the one before retires. False when somebody else used it first, or it was taken back.</summary>
    public bool Activate(ApplicationSecretId id, DateTimeOffset now)
    {
        if (_secrets.FirstOrDefault(s => s.Id == id && s.State == ApplicationSecretState.Pending) is not { } used)
        {
            return false;
        }

        foreach (var before in _secrets.Where(s => s.State == ApplicationSecretState.Active))
        {
            before.Retire(now + used.GracePeriod);
        }

        used.Activate(now);
        Revision++;
        return true;
    }

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Result MoveTo(ApplicationStatus target, string? reason, DateTimeOffset now)
    {
        if (Status == target)
        {
            return Result.Success;
        }

        if (Status == ApplicationStatus.Deleted)
        {
            return ApplicationErrors.Deleted;
        }

        (Status, StatusReason, StatusChangedAt) = (target, TextOf(reason), now);
        Revision++;
        return Result.Success;
    }
}
