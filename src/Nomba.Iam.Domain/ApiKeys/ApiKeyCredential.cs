using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>One of a key's two credential pairs: a client id, and the one or two secrets that prove it.</summary>
public sealed class ApiKeyCredential
{
    private readonly List<CredentialSecret> _secrets = [];

    private ApiKeyCredential(Guid clientId, KeyEnvironment environment)
    {
        ClientId = clientId;
        Environment = environment;
    }

    public Guid ClientId { get; private set; }

    public MemberId KeyId { get; private set; }

    public KeyEnvironment Environment { get; private set; }

    /// <summary>One that is active, and at most one that is pending or retiring.</summary>
    public IReadOnlyList<CredentialSecret> Secrets => _secrets;

    public CredentialSecret Active => _secrets.First(s => s.State == SecretState.Active);

    /// <summary>Since when this pair is switched off; null while it works.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The family of a key that keeps to one session: what the next issuance ends. Written by the ledger of families alone.</summary>
    public string? SessionFamilyId { get; private set; }

    public CredentialSecret? Pending => _secrets.FirstOrDefault(s => s.State == SecretState.Pending);

    public CredentialSecret? Retiring => _secrets.FirstOrDefault(s => s.State == SecretState.Retiring);

    internal static ApiKeyCredential Issue(Guid clientId, KeyEnvironment environment, CredentialSecret secret)
    {
        var pair = new ApiKeyCredential(clientId, environment);
        pair._secrets.Add(secret);
        return pair;
    }

    internal Result Await(CredentialSecret next, DateTimeOffset now)
    {
        if (Pending is not null || Retiring?.IsOver(now) == false)
        {
            return ApiKeyErrors.RotationInProgress;
        }

        // What is left of an earlier rotation proves nothing any more, and a pair has two secrets at most.
        _secrets.RemoveAll(s => s.State == SecretState.Retiring);
        _secrets.Add(next);
        return Result.Success;
    }

    internal Result Cancel() => _secrets.RemoveAll(s => s.State == SecretState.Pending) == 1 ? Result.Success : ApiKeyErrors.NoPendingSecret;

    internal Result Complete(DateTimeOffset now)
    {
        if (Retiring is not { } old)
        {
            return ApiKeyErrors.NoRetiringSecret;
        }

        old.EndGrace(now);
        return Result.Success;
    }

    /// <summary>False when it was off already.</summary>
    internal bool Disable(DateTimeOffset now)
    {
        var worked = DisabledAt is null;
        DisabledAt ??= now;
        return worked;
    }

    /// <summary>False when it was on already.</summary>
    internal bool Enable()
    {
        var worked = DisabledAt is null;
        DisabledAt = null;
        return !worked;
    }
}
