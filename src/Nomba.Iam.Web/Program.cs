using Nomba.Iam.Application;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Infrastructure;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Web.Hosting;
using Nomba.Iam.Web.OAuth;
using Nomba.Iam.Web.Security;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<ICallerAccessor, CallerAccessor>();
builder.Services.AddUsers();
builder.Services.AddOAuth();
builder.Services.AddAuthorization();
builder.Services.AddAntiforgery();
builder.Services.AddCors(OAuthCors.Configure);

var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.MapOAuth();

return await Verbs.RunAsync(app, args);
