namespace Nomba.Iam.Domain.Members;

public enum MemberKind
{
    User = 1,
    ApiKey = 2,
}
