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

    public static ApiKey Create(NewApiKey request, Func<ApiKeySecret, HashedSecret> hash, TimeProvider time, out IssuedCredentials issued)
    {
        var key = new ApiKey(MemberId.New(time), request.OrganizationId, MemberShortId.New(), time.GetUtcNow())
        {
            CreatedBy = request.CreatedBy,
        };
        key.Assign(request.Roles);
        key.SetName(request.Name);
        issued = new IssuedCredentials(key.Issue(KeyEnvironment.Live, hash, time), key.Issue(KeyEnvironment.Test, hash, time));
        return key;
    }

    public Result Rename(string name)
    {
        if (Status == MemberStatus.Revoked)
        {
            return ApiKeyErrors.Revoked;
        }

        if (Name != name.Trim())
        {
            SetName(name);
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

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    // A revoked key gives its name back: its replacement may be called the same.
    protected override void OnRevoked() => NameKey = null;

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
