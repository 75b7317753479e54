using Nomba.Iam.Application;
using Nomba.Iam.Infrastructure;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Web.Api;
using Nomba.Iam.Web.Hosting;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.OAuth;
using Nomba.Iam.Web.Wire;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddWireApi(builder.Configuration);
builder.Services.AddManagementApi();
builder.Services.AddUsers();
builder.Services.AddOAuth();
builder.Services.AddAntiforgery();
builder.Services.AddCors(OAuthCors.Configure);

var app = builder.Build();

app.UseProblems();
app.UseAuthentication();
app.UseAuthorization();
app.MapOAuth();
app.MapWireApi();
app.MapManagementApi();

return await Verbs.RunAsync(app, args);
