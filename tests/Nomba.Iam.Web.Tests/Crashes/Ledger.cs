using Microsoft.Data.Sqlite;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>The database file of a host that is gone, read without any code of the host's.</summary>
internal sealed class Ledger : IDisposable
{
    private readonly SqliteConnection _connection;

    public Ledger(string dataDirectory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "iam.db")};Pooling=False");
        _connection.Open();
    }

    /// <summary>What is half there: each line names a thing whose change, audit entry and event do not agree.</summary>
    public IEnumerable<string> Contradictions() =>
    [
        .. Rows("a key without exactly one entry of its creation", """
            SELECT Id FROM Members m WHERE MemberKind = 2
              AND (SELECT COUNT(*) FROM AuditEntries a WHERE a.TargetId = lower(m.Id) AND a.Action = 'api_key.created') <> 1
            """),
        .. Rows("a creation without its key", """
            SELECT TargetId FROM AuditEntries a WHERE a.Action = 'api_key.created' AND NOT EXISTS (SELECT 1 FROM Members m WHERE lower(m.Id) = a.TargetId)
            """),
        .. Rows("a key without its two pairs", """
            SELECT Id FROM Members m WHERE MemberKind = 2 AND (SELECT COUNT(*) FROM ApiKeyCredentials c WHERE c.KeyId = m.Id) <> 2
            """),
        .. Rows("a key without a role", "SELECT Id FROM Members m WHERE NOT EXISTS (SELECT 1 FROM MemberRoles r WHERE r.MemberId = m.Id)"),
        .. Rows("a version that was raised without an event", """
            SELECT Id FROM Members m WHERE Version - 1 <> (SELECT COUNT(*) FROM RevocationEvents e WHERE e.Kind = 1 AND e.Subject = lower(m.Id))
            """),
        .. Rows("a version that was raised without an entry", """
            SELECT Id FROM Members m WHERE MemberKind = 2 AND Version - 1 <>
              (SELECT COUNT(*) FROM AuditEntries a WHERE a.TargetId = lower(m.Id) AND a.Action IN ('api_key.suspended', 'api_key.resumed', 'api_key.revoked', 'api_key.roles_changed'))
              + (SELECT COUNT(*) FROM AuditEntries a WHERE a.Action = 'role.updated' AND EXISTS
                  (SELECT 1 FROM MemberRoles r WHERE r.MemberId = m.Id AND lower(r.RoleId) = a.TargetId))
            """),
        .. Rows("a role whose changes were not told", """
            SELECT Id FROM Roles r WHERE Revision - 1 <> (SELECT COUNT(*) FROM AuditEntries a WHERE a.TargetId = lower(r.Id) AND a.Action = 'role.updated')
            """),
        .. Rows("a pair without a secret", "SELECT ClientId FROM ApiKeyCredentials c WHERE (SELECT COUNT(*) FROM ApiKeySecrets s WHERE s.ClientId = c.ClientId) <> 1"),
        .. Rows("an event to be sent without its delivery", "SELECT Id FROM WebhookEvents e WHERE (SELECT COUNT(*) FROM WebhookDeliveries d WHERE d.EventId = e.Id) <> 1"),
        .. Rows("a number of events to be sent that is not that of the entries about them", """
            SELECT sent || ' for ' || told FROM (SELECT
              (SELECT COUNT(*) FROM WebhookEvents) AS sent,
              (SELECT COUNT(*) FROM AuditEntries a WHERE (a.Action LIKE 'api_key.%' OR a.Action LIKE 'member.%' OR a.Action LIKE 'role.%' OR a.Action LIKE 'security.%')
                AND EXISTS (SELECT 1 FROM AuditEntries w WHERE w.Action = 'webhook.created' AND w.ChainId = a.ChainId AND w.Sequence < a.Sequence)) AS told)
            WHERE sent <> told
            """),
        .. Rows("a head that is not at the end of its chain", """
            SELECT h.ChainId FROM AuditHeads h WHERE h.Sequence <> (SELECT MAX(a.Sequence) FROM AuditEntries a WHERE a.ChainId = h.ChainId)
            """),
        .. Rows("a damaged page", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ];

    public bool Tells(Guid target, string action)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM AuditEntries WHERE TargetId = $target AND Action = $action";
        command.Parameters.AddWithValue("$target", target.ToString("D"));
        command.Parameters.AddWithValue("$action", action);
        return (long)command.ExecuteScalar()! == 1;
    }

    public long Count(string table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();

    private IEnumerable<string> Rows(string what, string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return $"{what}: {reader.GetValue(0)}";
        }
    }
}
