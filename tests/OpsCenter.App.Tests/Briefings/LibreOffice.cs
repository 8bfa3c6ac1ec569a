using System.Text;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Briefings;

/// <summary>Reads workbooks with another program than wrote them.</summary>
internal static class LibreOffice
{
    /// <summary>Comma, quoted texts, UTF-8, values as stored and not as shown, results and no formulas, every sheet.</summary>
    private const string Filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1";

    /// <summary>By sheet its rows of cells.</summary>
    public static async Task<IReadOnlyDictionary<string, string[][]>> ReadAsync(string file, string folder)
    {
        var output = Path.Combine(folder, "csv");
        var run = await ProgramRun.RunAsync(
            "soffice", [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--convert-to", Filter, "--outdir", output, file], limit: TimeSpan.FromMinutes(3));
        Assert.True(run.ExitCode == 0 && Directory.Exists(output), run.Error);
        var name = Path.GetFileNameWithoutExtension(file);
        return new DirectoryInfo(output).EnumerateFiles().OrderBy(one => one.LastWriteTimeUtc).ToDictionary(
            one => one.Name[(name.Length + 1)..^4].Normalize(), one => Rows(File.ReadAllText(one.FullName)));
    }

    private static string[][] Rows(string csv)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            var sign = csv[at];
            if (quoted && sign == '"' && at + 1 < csv.Length && csv[at + 1] == '"')
            {
                cell.Append(csv[++at]);
            }
            else if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && sign is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (sign == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                cell.Append(sign);
            }
        }

        return [.. rows];
    }
}
