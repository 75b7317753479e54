using Mediator;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>What comes after a right password: the session, or the question for a code.</summary>
internal sealed class FirstHalf(ISender sender, HalfSignIns halves, SessionStarter sessions, SignInRecord record)
{
    public async Task<SignInOutcome> EndAsync(HttpContext context, User user)
    {
        if ((await sender.Send(new FindSecondFactors(new UserId(user.Id)), context.RequestAborted)).HasAuthenticator)
        {
            halves.Leave(context, user);
            return new SignInOutcome.CodeNeeded();
        }

        await sessions.BeginAsync(context, user, SignInMethod.Password);
        record.Succeeded(user.Id);
        return new SignInOutcome.SignedIn();
    }
}
