# npm install: tarballs from the registry, unpacked into node_modules, folders moved into place
root     C:\Program Files\nodejs\node.exe | Node.js | 20.17.0 | Node.js JavaScript Runtime
command  "C:\Program Files\nodejs\node.exe" "C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js" install
helper   C:\Windows\System32\cmd.exe | Microsoft Corporation | C:\WINDOWS\system32\cmd.exe /d /s /c node install.js
helper   C:\Users\{user}\src\webapp\node_modules\@esbuild\win32-x64\esbuild.exe | | esbuild.exe --version
library  C:\Windows\System32\ws2_32.dll | Windows Socket 2.0 32-Bit DLL
library  C:\Windows\System32\crypt32.dll | Crypto API32
library  C:\Windows\System32\dnsapi.dll | DNS Client API DLL
retry    npm
endpoint registry.npm.example:https
package  react-dom
package  @babel\core
package  typescript
package  lodash
package  webpack
package  eslint
read     C:\Users\{user}\AppData\Local\npm-cache\_cacache\index-v5\{hex:2}\{hex:2}\{hex:60}
read     C:\Users\{user}\AppData\Local\npm-cache\_cacache\content-v2\sha512\{hex:2}\{hex:2}\{hex:124}
read     C:\Users\{user}\src\webapp\node_modules\{pkg}\node_modules\{kebab-case}\package.json
read     C:\Program Files\nodejs\node_modules\npm\node_modules\{kebab-case}\lib\{name}.js
write    C:\Users\{user}\src\webapp\node_modules\{pkg}\dist\{camelCase}.js
write    C:\Users\{user}\AppData\Local\npm-cache\_cacache\tmp\{hex:8}
write    C:\Users\{user}\src\webapp\node_modules\{pkg}\lib\{camelCase}.d.ts
make     C:\Users\{user}\src\webapp\node_modules\{pkg}\bin\{kebab-case}.exe
registry HKLM\SYSTEM\CurrentControlSet\Control\Nls\Sorting\Versions | 000604xx | kernel32.dll
registry HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters | Hostname | DESKTOP
mix      read 6 write 7 move 2 delete 1 miss 5 list 2 registry 1 fetch 2 helper 1
