using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Applications;

internal sealed class ApplicationStore(IamDbContext context) : IApplicationStore
{
    public Task<Result> AddAsync(Domain.Applications.Application application, CancellationToken cancellationToken)
    {
        context.Applications.Add(application);
        return context.FlushAsync(MemberErrors.ChangedMeanwhile, cancellationToken);
    }
}
