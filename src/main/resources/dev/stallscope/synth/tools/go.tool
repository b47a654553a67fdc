# go install: modules are downloaded and unpacked, packages compiled, one program linked
root     C:\Program Files\Go\bin\go.exe | | |
command  "C:\Program Files\Go\bin\go.exe" install golang.org/x/tools/gopls@v0.16.2
helper   C:\Program Files\Go\pkg\tool\windows_amd64\compile.exe | | "C:\Program Files\Go\pkg\tool\windows_amd64\compile.exe" -o C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\_pkg_.a -trimpath "C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}=>" -p golang.org/x/tools/internal/{name} -lang=go1.19 -complete -pack
helper   C:\Program Files\Go\pkg\tool\windows_amd64\compile.exe | | "C:\Program Files\Go\pkg\tool\windows_amd64\compile.exe" -o C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\_pkg_.a -p honnef.co/go/tools/{name} -complete -pack
helper   C:\Program Files\Go\pkg\tool\windows_amd64\asm.exe | | "C:\Program Files\Go\pkg\tool\windows_amd64\asm.exe" -p internal/cpu -trimpath "C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}=>" -o C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\cpu_x86.o
library  C:\Windows\System32\ws2_32.dll | Windows Socket 2.0 32-Bit DLL
library  C:\Windows\System32\bcryptprimitives.dll | Windows Cryptographic Primitives Library
library  C:\Windows\System32\mswsock.dll | Microsoft Windows Sockets 2.0 Service Provider
retry    go
endpoint proxy.golang.org:https
endpoint sum.golang.org:https
package  golang.org\x\tools@v0.24.1
package  golang.org\x\mod@v0.20.0
package  golang.org\x\sync@v0.8.0
package  golang.org\x\telemetry@v0.0.0-20240829154258-f29ab539cc98
package  honnef.co\go\tools@v0.4.7
package  mvdan.cc\gofumpt@v0.6.0
read     C:\Users\{user}\go\pkg\mod\{pkg}\internal\{name}\{snake_case}.go
read     C:\Program Files\Go\src\cmd\compile\internal\{name}\{snake_case}.go
read     C:\Users\{user}\AppData\Local\go-build\{xx}\{xx}{hex:62}-a
write    C:\Users\{user}\go\pkg\mod\{pkg}\{name}\{snake_case}.go
write    C:\Users\{user}\go\pkg\mod\{pkg}\{name}\testdata\{snake_case}.txt
write    C:\Users\{user}\AppData\Local\go-build\{xx}\{xx}{hex:62}-d
write    C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\_pkg_.a
make     C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\exe\{snake_case}.exe
make     C:\Users\{user}\go\bin\{snake_case}.exe
registry HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters | Domain | corp.example
registry HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion | CurrentBuildNumber | 19045
mix      read 8 write 5 move 2 delete 1 miss 3 list 1 registry 1 fetch 1 helper 1
