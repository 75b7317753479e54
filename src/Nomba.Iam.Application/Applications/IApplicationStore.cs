using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Applications;

/// <summary>OAuth clients of organizations.</summary>
public interface IApplicationStore
{
    Task<Result> AddAsync(Domain.Applications.Application application, CancellationToken cancellationToken);
}
