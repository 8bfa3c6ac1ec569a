var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapStaticAssets();
app.MapGet("/healthz", () => "ok");
app.Run();

/// <summary>Entry point of the host, public for in-process tests.</summary>
public partial class Program;
