using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>
/// What a half change looks like: each query finds things whose change, audit entries, events and mails do not agree. <c>Told</c> are the entries
/// of the audit trail.
/// </summary>
internal static class Invariants
{
    public static readonly IReadOnlyList<(string What, string Sql)> All =
    [
        .. Keys, .. Versions, .. Secrets, .. Accounts, .. Applications, .. Invitations, .. Owners, .. Sent,
        ("a head that is not at the end of its chain", """
            SELECT h.ChainId FROM AuditHeads h WHERE h.Sequence <> (SELECT MAX(a.Sequence) FROM Told a WHERE a.ChainId = h.ChainId)
            """),
        ("a damaged page", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ];

    private static (string, string)[] Keys =>
    [
        ("a key without exactly one entry of its creation", """
            SELECT Id FROM Members m WHERE MemberKind = 2 AND (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(m.Id) AND a.Action = 'api_key.created') <> 1
            """),
        ("a creation without its key", """
            SELECT TargetId FROM Told a WHERE a.Action = 'api_key.created' AND NOT EXISTS (SELECT 1 FROM Members m WHERE lower(m.Id) = a.TargetId)
            """),
        ("a key without its two pairs", "SELECT Id FROM Members m WHERE MemberKind = 2 AND (SELECT COUNT(*) FROM ApiKeyCredentials c WHERE c.KeyId = m.Id) <> 2"),
        ("a member without a role", "SELECT Id FROM Members m WHERE NOT EXISTS (SELECT 1 FROM MemberRoles r WHERE r.MemberId = m.Id)"),
        ("a role whose changes were not told", """
            SELECT Id FROM Roles r WHERE Revision - 1 <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(r.Id) AND a.Action = 'role.updated')
            """),
    ];

    // A member's version is raised by what is done to it, to a role of its, and to an account that it was given a role on.
    private static (string, string)[] Versions =>
    [
        ("a version that was raised without an event", """
            SELECT Id FROM Members m WHERE Version - 1 <> (SELECT COUNT(*) FROM RevocationEvents e WHERE e.Kind = 1 AND e.Subject = lower(m.Id))
            """),
        ("a version that was raised without an entry", """
            SELECT Id FROM Members m WHERE Version - 1 <>
              (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(m.Id)
                AND a.Action IN ('api_key.suspended', 'api_key.resumed', 'api_key.revoked', 'api_key.roles_changed', 'member.roles_changed', 'member.tokens_ended'))
              + (SELECT COUNT(*) FROM Told a WHERE a.Action = 'role.updated' AND EXISTS
                  (SELECT 1 FROM MemberRoles r WHERE r.MemberId = m.Id AND lower(r.RoleId) = a.TargetId))
              + (SELECT COUNT(*) FROM Told a WHERE a.Action IN ('account.suspended', 'account.reactivated') AND EXISTS
                  (SELECT 1 FROM Told g WHERE g.TargetId = lower(m.Id) AND g.Action IN ('api_key.roles_changed', 'member.roles_changed') AND instr(g.Changes, a.TargetId)))
            """),
    ];

    private static (string, string)[] Secrets =>
    [
        ("a pair without exactly one secret in use", """
            SELECT ClientId FROM ApiKeyCredentials c WHERE (SELECT COUNT(*) FROM ApiKeySecrets s WHERE s.ClientId = c.ClientId AND s.State = 2) <> 1
            """),
        ("a key with a second secret that was not told, or the other way round", """
            SELECT Id FROM Members m WHERE MemberKind = 2
              AND (SELECT COUNT(*) FROM ApiKeyCredentials c JOIN ApiKeySecrets s ON s.ClientId = c.ClientId WHERE c.KeyId = m.Id AND s.State <> 2)
                <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(m.Id) AND a.Action = 'api_key.rotated')
                 - (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(m.Id) AND a.Action = 'api_key.rotation_cancelled')
            """),
        ("a key with a secret that is not said to have been shown, or the other way round", """
            SELECT Id FROM Members m WHERE MemberKind = 2
              AND (SELECT COUNT(*) FROM ApiKeyCredentials c JOIN Told a ON a.TargetId = lower(c.ClientId) AND a.Action = 'security.secret_shown' WHERE c.KeyId = m.Id)
                <> 2 + (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(m.Id) AND a.Action = 'api_key.rotated')
            """),
        ("a rotation that nodes do not hear of", """
            SELECT Id FROM Members m WHERE MemberKind = 2 AND (SELECT COUNT(*) FROM RevocationEvents e WHERE e.Kind = 8 AND e.Subject = lower(m.Id))
              <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(m.Id) AND a.Action IN ('api_key.rotated', 'api_key.rotation_cancelled'))
            """),
    ];

    private static (string, string)[] Accounts =>
    [
        ("an account without exactly one entry of its creation", """
            SELECT Id FROM Accounts x WHERE (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action = 'account.created') <> 1
            """),
        ("a creation without its account", """
            SELECT TargetId FROM Told a WHERE a.Action = 'account.created' AND NOT EXISTS (SELECT 1 FROM Accounts x WHERE lower(x.Id) = a.TargetId)
            """),
        ("an account that is not what was told of it", """
            SELECT Id FROM (SELECT Id, Status, Revision,
              (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action = 'account.suspended') AS suspended,
              (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action = 'account.reactivated') AS reactivated FROM Accounts x)
            WHERE (Status = 2) <> suspended - reactivated OR Revision - 1 <> suspended + reactivated
            """),
    ];

    private static (string, string)[] Applications =>
    [
        ("an application without exactly one entry of its creation", """
            SELECT Id FROM Applications x WHERE (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action = 'application.created') <> 1
            """),
        ("a creation without its application", """
            SELECT TargetId FROM Told a WHERE a.Action = 'application.created' AND NOT EXISTS (SELECT 1 FROM Applications x WHERE lower(x.Id) = a.TargetId)
            """),
        ("an application whose changes were not told, or that nodes do not hear of", """
            SELECT Id FROM Applications x
            WHERE Revision - 1 <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action IN ('application.secret_rotated', 'application.deleted'))
               OR Revision - 1 <> (SELECT COUNT(*) FROM RevocationEvents e WHERE e.Kind IN (3, 7) AND e.Subject = lower(x.Id))
               OR (Status = 3) <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action = 'application.deleted')
            """),
        ("an application with other secrets than were told", """
            SELECT Id FROM Applications x WHERE Kind = 2 AND (SELECT COUNT(*) FROM ApplicationSecrets s WHERE s.ApplicationId = x.Id)
              <> CASE Status WHEN 3 THEN 0 ELSE 1 + (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(x.Id) AND a.Action = 'application.secret_rotated') END
            """),
    ];

    // Mails of invitations that are accepted have left: those were sent before the first crash.
    private static (string, string)[] Invitations =>
    [
        ("an invitation without exactly one entry of it", """
            SELECT Id FROM Invitations i WHERE (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(i.Id) AND a.Action = 'member.invited') <> 1
            """),
        ("an entry without its invitation", """
            SELECT TargetId FROM Told a WHERE a.Action = 'member.invited' AND NOT EXISTS (SELECT 1 FROM Invitations i WHERE lower(i.Id) = a.TargetId)
            """),
        ("an invitation without a mail for each time that it was sent", """
            SELECT Id FROM Invitations i WHERE Status <> 2 AND (SELECT COUNT(*) FROM EmailMessages e WHERE e.Recipient = i.Email)
              <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(i.Id) AND a.Action IN ('member.invited', 'invitation.resent'))
            """),
        ("a mail without its invitation", "SELECT Recipient FROM EmailMessages e WHERE NOT EXISTS (SELECT 1 FROM Invitations i WHERE i.Email = e.Recipient)"),
        ("an invitation that is pending without a link, or not and with one", """
            SELECT Id FROM Invitations i WHERE (Status = 1) <> (SELECT COUNT(*) FROM OneTimeLinks l WHERE l.Subject = i.Id AND l.ConsumedAt IS NULL)
            """),
        ("an invitation that was taken back without an entry, or the other way round", """
            SELECT Id FROM Invitations i WHERE (Status = 3) <> (SELECT COUNT(*) FROM Told a WHERE a.TargetId = lower(i.Id) AND a.Action = 'invitation.revoked')
            """),
    ];

    private static (string, string)[] Owners =>
    [
        ("an organization without exactly one owner", $"""
            SELECT Id FROM Organizations o WHERE
              (SELECT COUNT(*) FROM Members m JOIN MemberRoles r ON r.MemberId = m.Id WHERE m.OrganizationId = o.Id AND lower(r.RoleId) = '{SystemRoles.Owner.Id}') <> 1
            """),
        ("an organization that is another's than was told last", $"""
            SELECT o.Id FROM Organizations o JOIN Told a ON a.TargetId = lower(o.Id) AND a.Action = 'organization.ownership_transferred'
            WHERE a.Sequence = (SELECT MAX(l.Sequence) FROM Told l WHERE l.TargetId = a.TargetId AND l.Action = a.Action)
              AND NOT EXISTS (SELECT 1 FROM Members m JOIN MemberRoles r ON r.MemberId = m.Id
                WHERE m.OrganizationId = o.Id AND lower(r.RoleId) = '{SystemRoles.Owner.Id}' AND lower(m.Id) = json_extract(a.Changes, '$.owner.after'))
            """),
        ("a transfer without the roles of both, or the other way round", """
            SELECT a.ChainId FROM Told a WHERE a.Action = 'organization.ownership_transferred' GROUP BY a.ChainId
            HAVING 2 * COUNT(*) <> (SELECT COUNT(*) FROM Told r WHERE r.ChainId = a.ChainId AND r.Action = 'member.roles_changed')
            """),
    ];

    // An endpoint is not told of its own secret, which its receiver may not have yet.
    private static (string, string)[] Sent =>
    [
        ("an event to be sent without its delivery", "SELECT Id FROM WebhookEvents e WHERE (SELECT COUNT(*) FROM WebhookDeliveries d WHERE d.EventId = e.Id) <> 1"),
        ("a number of events to be sent that is not that of the entries about them", """
            SELECT sent || ' for ' || told FROM (SELECT
              (SELECT COUNT(*) FROM WebhookEvents) AS sent,
              (SELECT COUNT(*) FROM Told a WHERE (a.Action LIKE 'api_key.%' OR a.Action LIKE 'member.%' OR a.Action LIKE 'role.%' OR a.Action LIKE 'security.%')
                AND NOT (a.Action = 'security.secret_shown' AND a.TargetType = 'webhook')
                AND EXISTS (SELECT 1 FROM Told w WHERE w.Action = 'webhook.created' AND w.ChainId = a.ChainId AND w.Sequence < a.Sequence)) AS told)
            WHERE sent <> told
            """),
    ];
}
