namespace Nomba.Iam.Application.Operators;

/// <summary>What only the database can tell of how the platform is.</summary>
public interface IPlatformHealth
{
    Task<DatabaseHealth> DatabaseAsync(CancellationToken cancellationToken);

    Task<Backlog> MailsAsync(CancellationToken cancellationToken);

    Task<Backlog> DeliveriesAsync(CancellationToken cancellationToken);
}
