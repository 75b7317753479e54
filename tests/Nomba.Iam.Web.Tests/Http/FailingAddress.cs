using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>Stands behind the whole host and throws at one address: a mistake of ours that nobody foresaw.</summary>
internal sealed class FailingAddress : IStartupFilter
{
    public const string Path = "/api/v1/mistake";
    public const string Message = "the inside of the machine";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.Map(Path, branch => branch.Run(_ => throw new InvalidOperationException(Message)));
    };
}
