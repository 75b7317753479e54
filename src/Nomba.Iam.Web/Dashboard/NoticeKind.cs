namespace Nomba.Iam.Web.Dashboard;

/// <summary>What the next page has to say about a form of the page before.</summary>
internal enum NoticeKind
{
    Stale = 1,
    EmailConfirmed = 2,
    PasswordSet = 3,
    Joined = 4,
    JoinedWithAccount = 5,
}
