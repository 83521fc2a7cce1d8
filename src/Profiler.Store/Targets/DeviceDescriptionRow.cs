using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Profiler.Measurement.Devices;
using Profiler.Store.Json;

namespace Profiler.Store.Targets;

/// <summary>Device descriptions are kept once per content; thousands of measurements share one.</summary>
internal static class DeviceDescriptionRow
{
    /// <returns>The description's id: the SHA-256 of its text.</returns>
    public static async Task<string> AddAsync(DbTransaction transaction, DeviceDescription description)
    {
        string text = StoreJson.Write(description);
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO device_descriptions (id, description) VALUES (@id, @text) ON CONFLICT DO NOTHING", new { id, text }, transaction);
        return id;
    }
}
