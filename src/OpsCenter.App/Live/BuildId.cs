using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace OpsCenter.App.Live;

/// <summary>Names what a screen runs: the program's version and a hash over the program and the browser assets it serves.</summary>
internal static class BuildId
{
    private const string Assets = "dist";
    private const int HashLength = 10;

    public static string Of(IFileProvider webRoot)
    {
        var assembly = typeof(BuildId).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        AddFolder(hash, webRoot, Assets);
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"{version}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength]}";
    }

    private static void AddFolder(IncrementalHash hash, IFileProvider files, string folder)
    {
        foreach (var file in files.GetDirectoryContents(folder).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var path = $"{folder}/{file.Name}";
            if (file.IsDirectory)
            {
                AddFolder(hash, files, path);
                continue;
            }

            hash.AppendData(Encoding.UTF8.GetBytes(path));
            using var content = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }
    }
}
