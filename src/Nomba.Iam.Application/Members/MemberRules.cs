using FluentValidation;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Members;

/// <summary>Shapes that messages which name a member have in common.</summary>
internal static class MemberRules
{
    extension<T>(IRuleBuilder<T, MemberId> rule)
    {
        /// <summary>For a request that names the member in its body, where the name may be left out.</summary>
        public IRuleBuilderOptions<T, MemberId> IsNamedMember() => rule.NotEqual(default(MemberId)).OverridePropertyName("memberId")
            .WithErrorCode("member.id").WithMessage("Name the member by its id.");
    }
}
