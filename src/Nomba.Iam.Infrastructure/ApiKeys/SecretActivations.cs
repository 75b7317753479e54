using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.ApiKeys;

/// <summary>
/// The first use of a secret, in a transaction and a scope of its own: the request that it serves has neither, and needs neither when the
/// secret was used before. The conditional update is what decides between many first uses.
/// </summary>
internal sealed class SecretActivations(IServiceScopeFactory scopes, TimeProvider time) : ISecretActivations
{
    // Longer than any node keeps what it read of a member.
    private static readonly TimeSpan EventLifetime = TimeSpan.FromHours(1);

    public async Task<bool> ActivateAsync(SecretActivation activation, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (unit, context) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<IamDbContext>());
        var activated = await unit.ExecuteAsync<Result>(
            async token => await TryActivateAsync(context, unit, activation, token) ? Result.Success : ApiKeyErrors.NoPendingSecret, cancellationToken);

        // Otherwise another first use came before, or the rotation was cancelled.
        return activated.IsSuccess
            || await context.CredentialSecrets.AnyAsync(s => s.Id == activation.Secret && s.State == SecretState.Active, cancellationToken);
    }

    private async Task<bool> TryActivateAsync(IamDbContext context, UnitOfWork unit, SecretActivation activation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var graceEndsAt = now + activation.Grace;
        var won = await context.CredentialSecrets.Where(s => s.Id == activation.Secret && s.State == SecretState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SecretState.Active).SetProperty(s => s.FirstUsedAt, now), cancellationToken) == 1;
        if (!won)
        {
            return false;
        }

        await context.CredentialSecrets
            .Where(s => s.ClientId == activation.ClientId && s.State == SecretState.Active && s.Id != activation.Secret)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SecretState.Retiring).SetProperty(s => s.GraceEndsAt, graceEndsAt), cancellationToken);
        unit.Record(new AuditEvent("api_key.secret_activated", "api_key", activation.Key.ToString(), activation.OrganizationId)
        {
            ActorId = activation.Key,
            Changes = AuditChange.Json(
                ("environment", null, activation.Environment.Name), ("grace_ends_at", null, graceEndsAt.ToString("O", CultureInfo.InvariantCulture))),
        });
        unit.Append(RevocationEvent.OfSecrets(activation.Key, now, now + EventLifetime));
        return true;
    }
}
