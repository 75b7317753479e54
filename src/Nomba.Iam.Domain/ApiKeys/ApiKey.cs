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
        _credentials.Add(ApiKeyCredential.Issue(clientId, environment, hash(secret), secret.Reveal()[^4..]));
        return new IssuedCredential(clientId, environment, secret);
    }
}
