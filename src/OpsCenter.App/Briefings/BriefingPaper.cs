using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OpsCenter.App.OperatorConsole.Briefings;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Storage;

namespace OpsCenter.App.Briefings;

/// <summary>Briefings as documents and as PDF, and those kept for the mail. Thread-safe.</summary>
public sealed class BriefingPaper(
    BriefingPrinter printer, BriefingFace face, ILiveConfig<Places> places, IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time,
    ILogger<BriefingPaper> logger) : IBriefingPaper, INoticeAttachments
{
    /// <summary>Kept papers; the oldest goes where one more comes.</summary>
    private const int MostKept = 400;

    private const int MostTurns = 30;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    private readonly string _folder = Path.Combine(DataFolder.From(configuration).Path, "briefings");

    /// <summary>A whole document that fetches nothing.</summary>
    public async Task<string> DocumentAsync(Briefing briefing, CultureInfo language)
    {
        // The renderer asks for the language when it draws, on whatever thread that is.
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(BriefingDocument.Briefing)] = briefing,
                    [nameof(BriefingDocument.Title)] = BriefingTitle.Of(briefing, places.Current).For(language),
                    [nameof(BriefingDocument.Css)] = face.Css,
                });
                return (await renderer.RenderComponentAsync<BriefingDocument>(parameters)).ToHtmlString();
            });
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    public async Task<BriefingPrint> PrintAsync(Briefing briefing, CultureInfo language, CancellationToken cancellation)
    {
        var print = await printer.PrintAsync(await DocumentAsync(briefing, language), cancellation);
        if (print is BriefingPrint.Failed failed)
        {
            Log.NotPrinted(logger, failed.Reason);
        }

        return print;
    }

    public async Task<string?> KeepAsync(Briefing briefing, NoticeLanguage language, string name, CancellationToken cancellation)
    {
        var culture = CultureInfo.GetCultureInfo(language == NoticeLanguage.Vi ? "vi" : "en");
        var print = await PrintAsync(briefing, culture, cancellation);
        for (var turn = 0; print is BriefingPrint.Busy && turn < MostTurns; turn++)
        {
            // Readers ask again; a mail goes out once.
            await Task.Delay(Turn, time, cancellation);
            print = await PrintAsync(briefing, culture, cancellation);
        }

        if (print is not BriefingPrint.Done { Pdf: var pdf })
        {
            Log.WithoutPaper(logger, print.GetType().Name);
            return null;
        }

        try
        {
            await WriteAsync(name, pdf, cancellation);
            return name;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.NotPrinted(logger, error.Message);
            return null;
        }
    }

    private async Task WriteAsync(string name, byte[] pdf, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        foreach (var old in new DirectoryInfo(_folder).EnumerateFiles("*.pdf").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept - 1))
        {
            old.Delete();
        }

        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync($"{path}.part", pdf, cancellation);
        File.Move($"{path}.part", path, overwrite: true);
    }

    public byte[]? Find(string name)
    {
        // The name comes from our own outbox; a database may still have been written by somebody else.
        var path = Path.Combine(_folder, Path.GetFileName(name));
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
