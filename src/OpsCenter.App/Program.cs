using OpsCenter.App.Verbs;

if (VerbLine.IsVerb(args))
{
    return await VerbLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapStaticAssets();
app.MapGet("/healthz", () => "ok");
app.Run();
return 0;

/// <summary>Entry point of the host, public for in-process tests.</summary>
public partial class Program;
