using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>A member that is a program. It has a live and a test credential pair, made together.</summary>
public sealed class ApiKey : Member
{
    public const int NameMaxLength = 100;

    private const char Separator = '\n';

    private readonly List<ApiKeyCredential> _credentials = [];

    private ApiKey(MemberId id, OrganizationId organizationId, MemberShortId shortId, DateTimeOffset createdAt)
        : base(id, organizationId, shortId, createdAt)
    {
    }

    public override MemberKind Kind => MemberKind.ApiKey;

    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared: unique among an organization's keys that are not revoked, and null once revoked.</summary>
    public string? NameKey { get; private set; }

    /// <summary>The member who made it; null when the platform's operator did.</summary>
    public MemberId? CreatedBy { get; private set; }

    public IReadOnlyList<ApiKeyCredential> Credentials => _credentials;

    /// <summary>When it was deleted; null for a key that is still to be seen.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>What was told of <see cref="ExpiresAt"/>; another date starts anew.</summary>
    public ExpiryNotice? ExpiryNotice { get; private set; }

    public KeyDescription Description => new(DescriptionText, TagText?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [], OwnerContact);

    public KeyRestrictions Restrictions => new()
    {
        IpAllowList = [.. (AddressText?.Split(Separator) ?? []).Select(text => IpRange.Read(text).Value)],
        ExpiresAt = ExpiresAt,
        OnlyDoor = OnlyDoor,
        SingleSession = IsSingleSession ?? false,
    };

    // Columns of a table that people are in too: each may be null, and null is what a key has that nobody said anything of.
    private string? DescriptionText { get; set; }

    private string? OwnerContact { get; set; }

    // Every tag between two separators, which no tag contains, so that one comparison finds a whole one.
    private string? TagText { get; set; }

    private string? AddressText { get; set; }

    private KeyDoor? OnlyDoor { get; set; }

    private bool? IsSingleSession { get; set; }

    public static ApiKey Create(NewApiKey request, Func<ApiKeySecret, HashedSecret> hash, TimeProvider time, out IssuedCredentials issued)
    {
        var now = time.GetUtcNow();
        var key = new ApiKey(MemberId.New(now), request.OrganizationId, MemberShortId.New(), now)
        {
            CreatedBy = request.CreatedBy,
        };
        key.Assign(request.Roles);
        key.SetName(request.Name);
        key.SetDescription(request.Description);
        key.SetRestrictions(request.Restrictions);
        issued = new IssuedCredentials(key.Issue(KeyEnvironment.Live, hash, time), key.Issue(KeyEnvironment.Test, hash, time));
        return key;
    }

    public Result Describe(string name, KeyDescription description)
    {
        if (Status == MemberStatus.Revoked)
        {
            return ApiKeyErrors.Revoked;
        }

        if (Name != name.Trim() || Description != description)
        {
            SetName(name);
            SetDescription(description);
            RaiseRevision();
        }

        return Result.Success;
    }

    /// <summary>
    /// A second secret for one of the pairs. Both work; the new one's first use starts the grace period of the other, which no time passes
    /// for before.
    /// </summary>
    public Result<IssuedCredential> Rotate(KeyEnvironment environment, TimeSpan grace, Func<ApiKeySecret, HashedSecret> hash, TimeProvider time)
    {
        if (Status == MemberStatus.Revoked)
        {
            return ApiKeyErrors.Revoked;
        }

        var secret = ApiKeySecret.Generate(environment);
        var next = CredentialSecret.Next(hash(secret), Hint(secret), grace, time);
        var pair = Credential(environment);
        var added = ChangePair(pair, p => p.Await(next, time.GetUtcNow()));
        return added.IsSuccess ? new IssuedCredential(pair!.ClientId, environment, secret) : added.Error;
    }

    /// <summary>Takes a secret back that was not used yet.</summary>
    public Result CancelRotation(KeyEnvironment environment) => ChangePair(Credential(environment), pair => pair.Cancel());

    /// <summary>Ends the grace period of the secret that was replaced; doing it twice changes nothing.</summary>
    public Result CompleteRotation(KeyEnvironment environment, DateTimeOffset now) => ChangePair(Credential(environment), pair => pair.Complete(now));

    public ApiKeyCredential? Credential(KeyEnvironment environment) => _credentials.FirstOrDefault(c => c.Environment == environment);

    /// <summary>Puts these in the place of its restrictions. The version rises where <see cref="KeyRestrictions.EndsTokensOf"/> says so.</summary>
    public Result Restrict(KeyRestrictions restrictions, DateTimeOffset now)
    {
        if (Status == MemberStatus.Revoked)
        {
            return ApiKeyErrors.Revoked;
        }

        var before = Restrictions;
        if (before == restrictions)
        {
            return Result.Success;
        }

        SetRestrictions(restrictions);
        if (restrictions.EndsTokensOf(before, now))
        {
            RaiseVersion();
        }
        else
        {
            RaiseRevision();
        }

        return Result.Success;
    }

    /// <summary>Switches one of its pairs off. Doing it twice changes nothing.</summary>
    public Result Disable(KeyEnvironment environment, DateTimeOffset now) => Switch(environment, pair => pair.Disable(now));

    /// <summary>Switches it on again.</summary>
    public Result Enable(KeyEnvironment environment) => Switch(environment, pair => pair.Enable());

    /// <summary>Revokes the key if need be, and lets it be forgotten. Doing it twice changes nothing.</summary>
    public void Delete(DateTimeOffset now)
    {
        Revoke("Deleted.", now);
        if (DeletedAt is null)
        {
            DeletedAt = now;
            RaiseRevision();
        }
    }

    /// <summary>How a tag is looked for in what is stored.</summary>
    public static string StoredTag(string tag) => Separator + tag + Separator;

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    // A revoked key gives its name back: its replacement may be called the same.
    protected override void OnRevoked() => NameKey = null;

    private Result Switch(KeyEnvironment environment, Func<ApiKeyCredential, bool> change)
    {
        if (Status == MemberStatus.Revoked)
        {
            return ApiKeyErrors.Revoked;
        }

        if (Credential(environment) is not { } pair)
        {
            return ApiKeyErrors.CredentialNotFound;
        }

        if (change(pair))
        {
            RaiseRevision();
        }

        return Result.Success;
    }

    private void SetDescription(KeyDescription description)
    {
        (DescriptionText, OwnerContact) = (description.Text, description.OwnerContact);
        TagText = description.Tags.Count == 0 ? null : Separator + string.Join(Separator, description.Tags) + Separator;
    }

    private void SetRestrictions(KeyRestrictions restrictions)
    {
        if (ExpiresAt != restrictions.ExpiresAt)
        {
            (ExpiresAt, ExpiryNotice) = (restrictions.ExpiresAt, null);
        }

        AddressText = restrictions.IpAllowList.Count == 0 ? null : string.Join(Separator, restrictions.IpAllowList);
        OnlyDoor = restrictions.OnlyDoor;
        IsSingleSession = restrictions.SingleSession ? true : null;
    }

    private void SetName(string name)
    {
        Name = name.Trim();
        NameKey = KeyOf(name);
    }

    private IssuedCredential Issue(KeyEnvironment environment, Func<ApiKeySecret, HashedSecret> hash, TimeProvider time)
    {
        var clientId = Guid.CreateVersion7(time.GetUtcNow());
        var secret = ApiKeySecret.Generate(environment);
        _credentials.Add(ApiKeyCredential.Issue(clientId, environment, CredentialSecret.First(hash(secret), Hint(secret), time)));
        return new IssuedCredential(clientId, environment, secret);
    }

    private Result ChangePair(ApiKeyCredential? pair, Func<ApiKeyCredential, Result> change)
    {
        var changed = pair is null ? ApiKeyErrors.CredentialNotFound : change(pair);
        if (changed.IsSuccess)
        {
            RaiseRevision();
        }

        return changed;
    }

    private static string Hint(ApiKeySecret secret) => secret.Reveal()[^4..];
}
