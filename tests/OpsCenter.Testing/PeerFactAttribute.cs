using Xunit;

namespace OpsCenter.Testing;

/// <summary>A test that talks to a real program; on a machine without it the test is skipped and says which program is missing.</summary>
/// <remarks><c>eng/test.sh</c> installs every peer, and sets OPSCENTER_REQUIRE_PEERS=1 so that there nothing is skipped.</remarks>
public sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute(params string[] programs)
    {
        var missing = programs.Where(program => Program(program) is null).ToArray();
        if (missing.Length > 0 && Environment.GetEnvironmentVariable("OPSCENTER_REQUIRE_PEERS") != "1")
        {
            Skip = $"needs {string.Join(", ", missing)} on this machine";
        }
    }

    /// <summary>Absolute path of a program on PATH, in the sbin folders or among Debian's PostgreSQL binaries; null where there is none.</summary>
    public static string? Program(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(["/usr/sbin", "/usr/local/sbin"])
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")) : []);
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
