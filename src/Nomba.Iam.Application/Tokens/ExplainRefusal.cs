using Mediator;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Finds out why the protocol engine refused a client, for the audit log alone. From memory, and with the same work for every client: the
/// time of the answer tells nothing.
/// </summary>
public sealed record ExplainRefusal(string? ClientId, string? Secret) : ICommand<Result>
{
    public override string ToString() => nameof(ExplainRefusal);
}

internal sealed class ExplainRefusalHandler(
    IClientDirectory clients, IMemberDirectory members, KeySecrets secrets, ClientRefusals refusals)
    : ICommandHandler<ExplainRefusal, Result>
{
    public async ValueTask<Result> Handle(ExplainRefusal command, CancellationToken cancellationToken)
    {
        var client = Guid.TryParseExact(command.ClientId, "D", out var id) ? await clients.FindAsync(id, cancellationToken) : null;
        var member = client is ClientRecord.OfApiKey key ? await members.FindAsync(key.Key, cancellationToken) : null;
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == id);
        var secret = secrets.Find(credential, command.Secret ?? "");
        switch (client)
        {
            case ClientRecord.OfApiKey when member is not null && credential is not null:
                refusals.Report(id, member.OrganizationId, KeyRefusals.NameOf(secrets.WhyNot(member, credential, secret)));
                break;
            case ClientRecord.OfApplication application:
                refusals.Report(id, application.OrganizationId, "unknown_secret");
                break;
            case ClientRecord.OfResourceServer:
                refusals.Report(id, null, "unknown_secret");
                break;
            default:
                refusals.ReportUnknown();
                break;
        }

        return Result.Success;
    }
}
